"""The registers as pages for paper: a head on every sheet, no scripts, the list's own filters."""

from typing import Any, Final

from flask import Response, make_response, render_template
from marshmallow import Schema, fields, validate

from service.exports.schemas import PAGING, TAKING
from service.exports.use_cases.printing import LaidOut, lay_out
from service.http.blueprint import Blueprint
from service.http.messages import language
from service.http.views import TenantView, current_actor, current_session
from service.papers.prints import stamp_of, stamped
from service.papers.rendering import shown
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
    """Fill the page of one register, or give it again as it was if it says the very same."""
    asked = {name: v for name, v in arguments.items() if name not in {"columns", "size"}}
    session, actor, size = current_session(), current_actor(), arguments["size"]
    laid = lay_out(session, actor, kind, asked, columns=arguments["columns"])

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

    made = stamped(session, actor, laid, f"{size} {language()}", draw)
    record(
        session,
        actor,
        "export.made",
        "export",
        None,
        kind=kind,
        form="print",
        rows=made.row_count,
        asked=laid.asked,
        columns=list(arguments["columns"]),
        **stamp_of(made),
    )
    response = make_response(made.content)
    response.content_type = "text/html; charset=utf-8"
    response.headers["Content-Language"] = language()
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


def shares(laid: LaidOut) -> list[str]:
    """Share the width of the sheet out among its columns."""
    whole = sum(column.width for column in laid.columns)
    return [f"{column.width / whole:.2%}" for column in laid.columns]


def say(key: str, **facts: object) -> str:
    """Say one thing in the reader's language."""
    chinese, english = WORDS[key]
    return (english if language() == "en" else chinese).format(**facts)
