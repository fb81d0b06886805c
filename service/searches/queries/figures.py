"""Figures of a search: who handed in, who took part, what is missing. No ranking (R-160)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.charts import on_day
from policies.permissions import Permission
from service.flowcharts.models import FlowStep
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from service.powers.models import Power
from service.procedures.models import CaseStep
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import HIGH, RETIRED
from service.searches.models import Campaign, Contribution, Sheet, SheetPoint
from service.searches.queries.access import access_campaign
from service.searches.queries.coverage import cells_of
from service.searches.queries.judging import attended, members_of
from service.searches.queries.sheets import cases_of
from service.searches.rules.owing import TEAM_POSTS
from tenants.context import Actor
from tenants.models.organisation import Post

HANDED_IN = ("submitted", "excused")


def figures(session: Session, actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Show how far a round has come, section by section in the order of the organisation."""
    campaign = access_campaign(session, actor, campaign_id, Permission.CAMPAIGN_READ)
    statement = select(Sheet).where(Sheet.campaign_id == campaign.id).order_by(Sheet.number)
    sheets = session.scalars(statement).all()
    methods = _methods(session, sheets)
    return {
        "campaign": snapshot(campaign),
        "sections": _sections(session, campaign, sheets),
        "missing": [_line(one) for one in sheets if one.state not in HANDED_IN],
        "methods": methods,
        "warnings": [f"no-{name}-points" for name in ("forward", "reverse") if not methods[name]],
        "contributions": _contributions(session, sheets),
        "defects": _defects(session, sheets),
        "copies": sum(len(one.copies) for one in sheets),
        "leaders": _leaders(session, sheets),
    }


def high_danger(
    session: Session, actor: Actor, department_id: UUID | None = None
) -> list[dict[str, Any]]:
    """List the high-danger points at key locations and key steps, by section (R-127)."""
    key = FlowStep.key_location | FlowStep.key_step
    steps = select(FlowStep.id).where(key, FlowStep.is_removed.is_(False))
    worst = func.coalesce(RiskPoint.rank, RiskPoint.proposed_rank)
    found = (
        select(RiskPoint, FlowStep)
        .outerjoin(FlowStep, FlowStep.id == RiskPoint.flow_step_id)
        .where(
            RiskPoint.status != RETIRED,
            by_policy(actor, Permission.RISK_POINT_READ, RiskPoint),
            RiskPoint.flow_step_id.in_(steps) | (worst == HIGH),
        )
        .order_by(RiskPoint.department_id, RiskPoint.number)
    )
    if department_id is not None:
        found = found.where(RiskPoint.department_id == department_id)
    chart = load_chart(session, today())
    return [
        {
            "risk_point_id": point.id,
            "number": point.number,
            "title": point.title,
            "department_id": point.department_id,
            "department": chart.department[point.department_id].name if point.department_id else "",
            "rank": point.rank,
            "proposed_rank": point.proposed_rank,
            "step": step.title if step else point.flow_step,
            "key_location": bool(step and step.key_location),
            "key_step": bool(step and step.key_step),
        }
        for point, step in session.execute(found)
    ]


def _line(sheet: Sheet) -> dict[str, Any]:
    names = ("number", "title", "subject_type", "coverage", "state", "due_on", "department_id")
    late = sheet.due_on < today()
    return {"sheet_id": sheet.id, "late": late, **{name: getattr(sheet, name) for name in names}}


def _sections(
    session: Session, campaign: Campaign, sheets: Sequence[Sheet]
) -> list[dict[str, Any]]:
    chart = load_chart(session, today())
    by_department: dict[UUID, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.department_id is not None:
            by_department[sheet.department_id].append(sheet)
    empty = _empty_cells(session, campaign, by_department)
    rows = []
    for one in chart.departments:
        owed = by_department.get(one.id, [])
        if owed:
            took_part, members = _participation(session, owed)
            rows.append(
                {
                    "department_id": one.id,
                    "department": one.name,
                    "owed": len(owed),
                    "submitted": sum(sheet.state == "submitted" for sheet in owed),
                    "excused": sum(sheet.state == "excused" for sheet in owed),
                    "late": sum(_was_late(sheet) for sheet in owed),
                    "returned": sum(len(sheet.returns) for sheet in owed),
                    "members": members,
                    "took_part": took_part,
                    "coverage_gaps": empty.get(one.id, 0),
                }
            )
    return rows


def _was_late(sheet: Sheet) -> bool:
    day = sheet.submitted_at.date() if sheet.submitted_at else today()
    return sheet.state != "excused" and day > sheet.due_on


def _participation(session: Session, sheets: Sequence[Sheet]) -> tuple[int, int]:
    """Say how many of the section's people took part in its search (R-116)."""
    section = next((one for one in sheets if one.subject_type == "section"), None)
    if section is None:
        return 0, 0
    there = attended(section)
    members = members_of(session, section)
    return sum(person in there and there[person] is None for person in members), len(members)


def _empty_cells(
    session: Session, campaign: Campaign, departments: Iterable[UUID]
) -> dict[UUID, int]:
    rows = session.execute(
        select(Power.id, Power.department_id).where(
            Power.department_id.in_(list(departments)), Power.status == "in_force"
        )
    ).all()
    cells = cells_of(session, campaign.id, [row.id for row in rows])
    found: Counter[UUID] = Counter()
    for row in rows:
        found[row.department_id] += sum(cell.is_empty for cell in cells[row.id])
    return dict(found)


def _methods(session: Session, sheets: Sequence[Sheet]) -> dict[str, int]:
    """Count the forward and the reverse method (R-129)."""
    counted = session.execute(
        select(RiskPoint.method, func.count())
        .join(SheetPoint, SheetPoint.risk_point_id == RiskPoint.id)
        .where(
            SheetPoint.sheet_id.in_([one.id for one in sheets]),
            SheetPoint.kind == "found",
            SheetPoint.answer != "dropped",
        )
        .group_by(RiskPoint.method)
    ).all()
    return {"forward": 0, "reverse": 0} | {row[0]: row[1] for row in counted}


def _contributions(session: Session, sheets: Sequence[Sheet]) -> dict[str, int]:
    counted = session.execute(
        select(Contribution.method, func.count())
        .where(Contribution.sheet_id.in_([one.id for one in sheets]))
        .group_by(Contribution.method)
        .order_by(Contribution.method)
    ).all()
    return {row[0]: row[1] for row in counted}


def _defects(session: Session, sheets: Sequence[Sheet]) -> dict[str, int]:
    """Count what was returned for which defect, on sheets and in their chains (R-312)."""
    found = Counter(
        defect for sheet in sheets for told in sheet.returns for defect in told["defects"]
    )
    cases = cases_of([one.id for one in sheets])
    steps = select(CaseStep.defects).where(
        CaseStep.case_id.in_(cases), CaseStep.state == "returned"
    )
    for defects in session.scalars(steps):
        found.update(defects)
    return dict(found)


def _leaders(session: Session, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """Show of each leader his own sheet, his own points and measures, first of all (R-158)."""
    mine = {one.post_id: one for one in sheets if one.subject_type == "leadership_post"}
    posts = session.scalars(
        select(Post)
        .where(Post.id.in_([one for one in mine if one]), Post.leadership.in_(TEAM_POSTS))
        .order_by(Post.code)
    ).all()
    ids = [post.id for post in posts]
    points = _counted(session, ids, select(RiskPoint.post_id, func.count(RiskPoint.id)))
    measured = select(RiskPoint.post_id, func.count(Measure.id)).join(
        Measure, Measure.risk_point_id == RiskPoint.id
    )
    measures = _counted(session, ids, measured)
    return [
        {
            "post_id": post.id,
            "post": post.title,
            "sheet": _line(mine[post.id]),
            "points": points.get(post.id, 0),
            "measures": measures.get(post.id, 0),
            "in_charge": _in_charge(session, post.id, sheets),
        }
        for post in posts
    ]


def _in_charge(session: Session, post_id: UUID, sheets: Sequence[Sheet]) -> dict[str, int]:
    """Show a leader how far the sections in his charge are."""
    day = today()
    charges = on_day(load_chart(session, day).charges, day)
    sections = {one.department_id for one in charges if one.post_id == post_id}
    owed = [one for one in sheets if one.department_id in sections]
    return {"owed": len(owed), "submitted": sum(one.state == "submitted" for one in owed)}


def _counted(session: Session, posts: Sequence[UUID], statement: Any) -> dict[UUID, int]:
    narrowed = statement.where(RiskPoint.post_id.in_(posts), RiskPoint.status != RETIRED)
    return {row[0]: row[1] for row in session.execute(narrowed.group_by(RiskPoint.post_id))}
