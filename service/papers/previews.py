"""A power as it is being registered, on the sheets it would be printed on; nothing is entered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flow_risks.printing.frame import Frame
from service.flow_risks.printing.pages import control_diagram
from service.flow_risks.printing.papers import PAPERS
from service.flow_risks.queries import FlowRisk
from service.flowcharts.drawing.figures import limit_text
from service.organisation.queries.access import insist_at
from service.papers.collectors.gathering import LONG_TERM, Words, listed, words_of
from service.registrations.queries.access import access_dossier
from service.registrations.queries.posts import at_home, first_posts, posts_by_duty
from service.registrations.rules.templates import by_code
from service.risks.rules import UnfitScores, propose_rank
from tenants.context import Actor
from tenants.models.platform import Tenant

Form = Mapping[str, Any]
DRAFT: Final = "草稿，未送审"
LATER: Final = "（审定后编号）"
RECURRING: Final = {
    "once": "一次",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
    "yearly": "每年",
}
DUTIES: Final = {"handling": "经办岗位", "reviewing": "审核岗位", "deciding": "审定岗位"}
# What a power says of itself, in the order of the form (F7); what stands beside it says where.
BEFORE: Final = {"content": "职权内容", "legal_basis": "实施依据"}
AFTER: Final = {
    "level_authority": "分级权限",
    "duty": "责任",
    "accountability_cases": "追责情形",
    "service_commitment": "服务承诺",
    "work_discipline": "工作纪律",
    "remarks": "备注",
}
CHART: Final = {
    "conditions": "办理条件",
    "materials": "办理材料",
    "supervision_channels": "监督渠道",
    "complaint_route": "投诉渠道",
    "complaint_phone": "投诉电话",
    "counterpart_rights": "相对人权利",
}
ALWAYS: Final = frozenset({"conditions", "materials", "supervision_channels"})
BARE: Final[Form] = {
    "title": "",
    "supervision_channels": "",
    "complaint_route": "",
    "complaint_phone": "",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheets of a draft: what the power is, its risks, and its control diagram."""

    name: str
    bureau: str
    rows: Sequence[tuple[str, str]]
    risks: Sequence[Mapping[str, str]]
    sheets: Sequence[str]


def preview_power(
    session: Session,
    actor: Actor,
    *,
    power: Form | None = None,
    power_id: UUID | None = None,
    flowchart: Form | None = None,
    risk_points: Sequence[Form] = (),
    **_unprinted: Any,
) -> Preview:
    """Lay a form out as far as it is filled in, for whoever may write it."""
    if power_id is not None:
        access_dossier(session, actor, power_id, Permission.POWER_DRAFT)
    written = at_home(session, actor, power or {})
    insist_at(session, actor, Permission.POWER_DRAFT, written["department_id"])
    words = words_of(session)
    sheet = _Sheet(words, written, _drawn(words, written, flowchart or {}), risk_points)
    bureau = session.scalar(select(Tenant.name).where(Tenant.id == session.info["tenant_id"])) or ""
    name = written.get("name") or ""
    drawn = sheet.diagram(bureau, actor.name) if sheet.chart.get("steps") else []
    return Preview(name, bureau, list(sheet.rows()), list(sheet.risks()), drawn)


@dataclass(frozen=True)
class _Sheet:
    """The words of one form."""

    words: Words
    power: Form
    chart: Form
    points: Sequence[Form]

    def rows(self) -> Iterator[tuple[str, str]]:
        """Write what the power is, line by line."""
        power = self.power
        yield "职权编码", LATER
        yield "职权名称", "　".join(filter(None, (power.get("name"), power.get("sub_name"))))
        yield "职权类别", self.words.of("power_categories", power.get("category"))
        yield from ((word, _said(power.get(name))) for name, word in BEFORE.items())
        yield "行使主体", self._subject()
        yield from ((word, self._posts(duty)) for duty, word in DUTIES.items())
        yield "办理时限", _limits(power, self.chart)
        yield from self._of_chart()
        yield "自由裁量", "有" if power.get("has_discretion") else "无"
        yield "收费", _said(power.get("fee"))
        yield from ((w, _said(power[n])) for n, w in AFTER.items() if power.get(n))

    def _of_chart(self) -> Iterator[tuple[str, str]]:
        for name, word in CHART.items():
            if self.chart.get(name) or name in ALWAYS:
                yield word, _said(self.chart.get(name))

    def risks(self) -> Iterator[dict[str, str]]:
        """Write each risk with its grade as scored and what is done against it."""
        steps = {one["code"]: one["title"] for one in self.chart.get("steps", ())}
        for no, one in enumerate(self.points, 1):
            measures = one.get("measures") or ()
            yield {
                "no": str(no),
                "step": steps.get(one.get("flow_node_key") or "", ""),
                "title": one["title"],
                "category": self.words.of("categories", one.get("category")),
                "told": listed(one.get("manifestations") or ()),
                "grade": self.words.grade(self._subject_type(one), self.rank(one)),
                "measures": listed([self._measure(each) for each in measures]),
                "responsible": "、".join(dict.fromkeys(filter(None, map(self._doer, measures)))),
            }

    def rank(self, point: Form) -> int | None:
        """Say which grade the scores written so far propose."""
        graded = point.get("grading") or {}
        scores, consequence = graded.get("scores") or {}, graded.get("consequence")
        try:
            return propose_rank(self.words.profile.grading, scores, consequence).rank
        except UnfitScores:
            return None

    def diagram(self, bureau: str, drawn_by: str) -> list[str]:
        """Draw the control diagram (F8), which says of itself that it is a draft."""
        name = self.power.get("name") or ""
        frame = Frame(
            paper=PAPERS["a4"],
            bureau=bureau,
            chart=LATER,
            category=self.words.of("power_categories", self.power.get("category")),
            numbers=LATER,
            names=name,
            version=DRAFT,
            drawn_by=drawn_by,
        )
        limit = {} if self.chart.get("limit_value") else _limit(self.power)
        edges = self.chart.get("edges", ())
        document = {**BARE, "title": name, **self.chart, **limit, "edges": edges}
        titles = {str(one): post.title for one, post in self.words.chart.post.items()}
        return control_diagram(document, self._beside(), titles, frame)

    def _beside(self) -> dict[str, list[FlowRisk]]:
        codes = {one["code"] for one in self.chart["steps"]}
        found: dict[str, list[FlowRisk]] = {}
        for no, one in enumerate(self.points, 1):
            code, measures = one.get("flow_node_key") or "", one.get("measures") or ()
            risk = FlowRisk(
                number=str(no),
                title=one["title"],
                rank=self.rank(one),
                manifestations=tuple(one.get("manifestations") or ()),
                measures=tuple((each["text"], self._doer(each)) for each in measures),
                responsible=self._answering(code),
            )
            found.setdefault(code if code in codes else "", []).append(risk)
        return found

    def _answering(self, code: str) -> str:
        steps = {one["code"]: one for one in self.chart.get("steps", ())}
        return self.words.post(steps.get(code, {}).get("handling_post_id"))

    def _subject(self) -> str:
        section = self.words.department(self.power.get("department_id"))
        named = (section, self.power.get("exercising_subject"))
        return "　".join(dict.fromkeys(filter(None, named)))

    def _posts(self, duty: str) -> str:
        posts = self.power.get("posts") or ()
        return "、".join(self.words.post(one["post_id"]) for one in posts if one["duty"] == duty)

    def _subject_type(self, point: Form) -> str:
        return point.get("subject_type") or "work_post"

    def _doer(self, measure: Form) -> str:
        return measure.get("responsible_written") or self.words.post(
            measure.get("responsible_post_id")
        )

    def _measure(self, one: Form) -> str:
        due = f"{one['due_on']}前" if one.get("due_on") else LONG_TERM
        kind = self.words.of("measure_kinds", one.get("kind"))
        often = RECURRING.get(one.get("recurrence") or "", "")
        return f"{one['text']}（{'，'.join(filter(None, (kind, often, due)))}）"


def _drawn(words: Words, power: Form, chart: Form) -> Form:
    """Take the flow of a template where none is drawn, as the register would."""
    section = power.get("department_id")
    if chart.get("steps") or not chart.get("template") or section is None:
        return chart
    template = by_code(chart["template"], first_posts(posts_by_duty(words.chart, section))) or {}
    posts = {str(one): one for one in words.chart.post}
    steps = [
        {**one, "handling_post_id": posts.get(str(one.get("handling_post_id")))}
        for one in template["steps"]
    ]
    return {**template, **chart, "steps": steps, "edges": template["edges"]}


def _limit(power: Form) -> Form:
    """Say how long the power may take as a flow says it."""
    return {
        "limit_value": power.get("time_limit_value"),
        "limit_unit": power.get("time_limit_unit") or "day",
        "limit_days": power.get("time_limit_counting") or "working",
    }


def _limits(power: Form, chart: Form) -> str:
    """Write the time limit of the power, and that of its flow where it says another."""
    own = limit_text(_limit(power)) or _said(power.get("time_limit"))
    drawn = limit_text(chart)
    return f"{own}（流程图：{drawn}）" if own and drawn and own != drawn else own or drawn


def _said(value: Any) -> str:
    return "、".join(value) if isinstance(value, (list, tuple)) else str(value or "")
