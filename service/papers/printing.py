"""The registers as pages for paper: a head on every sheet, no scripts, the list's own filters."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from flask import Response, make_response, render_template
from marshmallow import Schema, fields, validate
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.exports.schemas import PAGING, TAKING
from service.exports.use_cases.printing import LaidOut, lay_out
from service.http.blueprint import Blueprint
from service.http.messages import language
from service.http.views import TenantView, current_actor, current_session
from service.organisation.queries.profiles import current_profile
from service.papers.guidance import guides
from service.papers.letters import access_letter, laid_letter
from service.papers.materials import access_pack, laid_pack
from service.papers.models import RegisterPrint
from service.papers.prints import IN_WORD, Drawing, stamp_of, stamped
from service.papers.queries.access import insist
from service.papers.queries.prints import access_print
from service.papers.rendering import shown
from service.papers.resources.blueprint import handed_out as paper_file
from tenants.context import Actor
from tenants.journal import record

SIZES: Final = ("A4", "A3")
WORDS: Final = {
    "how": ("按Ctrl+P打印，纸张选{size}横向。", "Press Ctrl+P; paper {size}, landscape."),
    "rows": ("共{count}项", "{count} rows"),
    "size": ("纸张", "Paper"),
    "back": ("返回", "Back"),
    "none": ("没有符合条件的记录。", "Nothing meets these conditions."),
    "printed": ("制表人：{name}　制表时间：{at}", "Printed by {name}, {at}"),
    "checked": ("审核人：", "Checked by:"),
    "seal": ("（盖章）", "(Seal)"),
    "pack": ("议题材料", "Papers of the meeting"),
    "items": ("共{count}项议题", "{count} items"),
    "portrait": ("按Ctrl+P打印，纸张选A4纵向。", "Press Ctrl+P; paper A4, portrait."),
    "number": ("会议编号", "Number"),
    "session": ("{year}年第{count}次", "Meeting {count} of {year}, "),
    "when": ("时间", "When"),
    "place": ("地点", "Place"),
    "chair": ("主持", "Chair"),
    "members": ("应到人员", "Members"),
    "contents": ("目录", "Contents"),
    "no": ("序号", "No."),
    "item": ("议题", "Item"),
    "section": ("提请科室", "Section"),
    "kind": ("种类", "Kind"),
    "records": ("记录数", "Records"),
    "empty": ("还没有议题。", "Nothing is on the agenda yet."),
    "changes": ("等级变动", "Grades that would change"),
    "record": ("记录", "Record"),
    "change": ("变动", "Change"),
    "reason": ("理由", "Reason"),
    "asked": ("提请人", "Asked by"),
    "down": ("▼降级", "▼ lowered"),
    "up": ("▲升级", "▲ raised"),
    "unchanged": ("本次会议没有等级变动。", "No grade would change."),
    "nth": ("议题{count}", "Item {count}"),
    "opinions": ("已有意见", "Opinions so far"),
    "silent": ("还没有意见。", "Nobody has said anything yet."),
    "signer": ("承诺人：", "承诺人："),
    "countersigner": ("会签人：", "会签人："),
    "signature": ("{name}的签名图", "{name}的签名图"),
    "points": ("承诺涉及的风险点（{count}个）", "承诺涉及的风险点（{count}个）"),
    "foremost": ("重点风险点与措施", "重点风险点与措施"),
    "draft": ("尚未签署", "尚未签署"),
    "digest": ("文本摘要：{digest}", "Digest of the text: {digest}"),
    "guide": ("填写说明", "How the forms are filled in"),
    "for_whom": ("适用角色：{who}", "For: {who}"),
    "field": ("栏目", "Field"),
    "write": ("怎么填", "What to write"),
    "such": ("示例", "Example"),
    "stamp": ("编号：{number}　校验码：{code}", "No. {number}, check code {code}"),
}

blp = Blueprint("printing", __name__, template_folder="pages")


def _arguments(kind: str) -> Schema:
    """Describe what a list is narrowed by, its columns, and the paper."""
    size = fields.String(load_default="A4", validate=validate.OneOf(SIZES))
    base = TAKING[kind]
    made = type(f"Print{base.__name__}", (base,), {"size": size, "__module__": __name__})
    schema: Schema = made(exclude=(*PAGING, "format"))
    return schema


def page(kind: str, arguments: dict[str, Any], back: str) -> Response:
    """Lay one register out in the columns asked for, and fill its page."""
    asked = {name: v for name, v in arguments.items() if name not in {"columns", "size"}}
    laid = lay_out(current_session(), current_actor(), kind, asked, columns=arguments["columns"])
    return filled(laid, arguments["columns"], arguments["size"], back)


def filled(laid: LaidOut, columns: Sequence[str], size: str, back: str) -> Response:
    """Fill the page of what is laid out, or give it as it was if it says the very same."""
    actor = current_actor()

    def draw(number: str, code: str, at: str) -> bytes:
        return render_template(
            "papers/register.html",
            say=say,
            lang=language(),
            size=size,
            laid=laid,
            shares=shares(laid),
            back=back,
            number=number,
            code=shown(code),
            printer=actor.name,
            at=at,
        ).encode()

    return handed_out(actor, laid, columns, f"{size} {language()}", draw)


def handed_out(
    actor: Actor, laid: LaidOut, columns: Sequence[str], look: str, draw: Drawing
) -> Response:
    """Stamp a page, journal that it was taken out, and give it."""
    session = current_session()
    made = stamped(session, actor, laid, look, draw)
    told(session, actor, made, columns)
    return page_of(made, language())


def told(session: Session, actor: Actor, made: RegisterPrint, columns: Sequence[str]) -> None:
    """Journal that a print was handed out."""
    record(
        session,
        actor,
        "export.made",
        "export",
        None,
        kind=made.kind,
        form="print",
        rows=made.row_count,
        asked=made.asked,
        columns=list(columns),
        **stamp_of(made),
    )


def page_of(made: RegisterPrint, written_in: str) -> Response:
    """Give a page as it was drawn."""
    response = make_response(made.content)
    response.content_type = "text/html; charset=utf-8"
    response.headers["Content-Language"] = written_in
    response.headers["Cache-Control"] = "no-store"
    response.vary.update(("Accept-Language", "Cookie"))
    return response


@blp.route("/print/risk-points")
class LedgerPage(TenantView):
    patience_seconds = 20

    @blp.arguments(_arguments("risk_points"), location="query")  # type: ignore[untyped-decorator]
    def get(self, arguments: dict[str, Any]) -> Response:
        """Show the ledger as it is printed (廉政风险台账)."""
        return page("risk_points", arguments, "/risks")


@blp.route("/print/powers")
class CataloguePage(TenantView):
    patience_seconds = 20

    @blp.arguments(_arguments("powers"), location="query")  # type: ignore[untyped-decorator]
    def get(self, arguments: dict[str, Any]) -> Response:
        """Show the catalogue of powers as it is printed (职权目录)."""
        return page("powers", arguments, "/powers")


@blp.route("/print/measures")
class MeasuresPage(TenantView):
    patience_seconds = 20

    @blp.arguments(_arguments("measures"), location="query")  # type: ignore[untyped-decorator]
    def get(self, arguments: dict[str, Any]) -> Response:
        """Show the measures as they are printed (防控措施台账)."""
        return page("measures", arguments, "/measures")


@blp.route("/print/meetings/<uuid:meeting_id>")
class MaterialsPage(TenantView):
    patience_seconds = 20

    def get(self, meeting_id: UUID) -> Response:
        """Show what lies before a meeting as it is printed (议题材料)."""
        session, actor = current_session(), current_actor()
        pack = access_pack(session, actor, meeting_id, language())
        draw = _drawing("materials", actor, back=f"/meetings/{meeting_id}", pack=pack)
        return handed_out(actor, laid_pack(pack), (), f"A4 {language()}", draw)


@blp.route("/print/commitments/<uuid:commitment_id>")
class LetterPage(TenantView):
    def get(self, commitment_id: UUID) -> Response:
        """Show a commitment letter as it is printed, with the picture it was signed with."""
        actor = current_actor()
        letter = access_letter(current_session(), actor, commitment_id)
        draw = _drawing("letter", actor, back=f"/pledges/{commitment_id}", letter=letter)
        return handed_out(actor, laid_letter(letter), (), f"A4 {language()}", draw)


@blp.route("/print/kept/<code>")
class KeptPage(TenantView):
    def get(self, code: str) -> Response:
        """Give what was printed under a check code again: the same bytes, whatever has changed."""
        session, actor = current_session(), current_actor()
        made = access_print(session, actor, code)
        told(session, actor, made, made.columns)
        if made.look == IN_WORD:
            return paper_file(f"{made.title}（{made.number}）.docx", made.content)
        return page_of(made, made.look.rpartition(" ")[2])


@blp.route("/print/form-guide")
class FormGuidePage(TenantView):
    def get(self) -> Response:
        """Show how each form is filled in, field by field (填写说明)."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        told = render_template(
            "papers/guide.html",
            say=say,
            lang=language(),
            guides=guides(language(), current_profile(current_session()).term.zh),
        )
        response = make_response(told)
        response.headers["Content-Language"] = language()
        response.vary.update(("Accept-Language", "Cookie"))
        return response


def _drawing(template: str, actor: Actor, *, back: str, **facts: object) -> Drawing:
    """Draw a page of its own form once its number, check code and minute are known."""

    def draw(number: str, code: str, at: str) -> bytes:
        return render_template(
            f"papers/{template}.html",
            say=say,
            lang=language(),
            back=back,
            number=number,
            code=shown(code),
            printer=actor.name,
            at=at,
            **facts,
        ).encode()

    return draw


def shares(laid: LaidOut) -> list[str]:
    """Share the width of the sheet out among its columns."""
    whole = sum(column.width for column in laid.columns)
    return [f"{column.width / whole:.2%}" for column in laid.columns]


def say(key: str, **facts: object) -> str:
    """Say one thing in the reader's language."""
    chinese, english = WORDS[key]
    return (english if language() == "en" else chinese).format(**facts)
