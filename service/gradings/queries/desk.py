"""The grading desk: of each point what was computed, suggested, said at review, and decided."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.gradings.models import RoundPoint
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.standing import standings_of
from service.risks.models import Grading, RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import RETIRED
from service.tasks.queries import steps_waiting
from tenants.context import Actor
from tenants.models.organisation import Department, Post

Row = dict[str, Any]
WAITING, BELOW, LOWERED = "waiting", "below", "lowered"
DESKS: Final = (WAITING, BELOW, LOWERED)
GRADES: Final = (Permission.GRADING_PROPOSE, Permission.GRADING_CONVENE, Permission.GRADING_DECIDE)
SHOWN: Final = (
    *("id", "version", "number", "title", "subject_type", "category", "department_id", "post_id"),
    *("rank", "proposed_rank", "floor_rank", "review_required"),
)


def list_desk(actor: Actor, desk: str, department_id: UUID | None, rank: int | None) -> Select[Any]:
    """Select the living points of one pile of the desk, as far as the reader may see them.

    What waits, waits for those who propose, gather opinions on or decide its grade.
    """
    statement = (
        select(RiskPoint)
        .where(RiskPoint.status != RETIRED, _pile(desk))
        .where(by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c))
    )
    if desk == WAITING:
        columns = RiskPoint.__table__.c
        statement = statement.where(or_(*(by_policy(actor, one, columns) for one in GRADES)))
    if department_id is not None:
        statement = statement.where(RiskPoint.department_id == department_id)
    return statement if rank is None else statement.where(RiskPoint.proposed_rank == rank)


def desk_rows(session: Session, actor: Actor, points: Sequence[RiskPoint]) -> list[Row]:
    """Tell of each point how its grade came about so far."""
    ids = [one.id for one in points]
    sheets, decisions = _gradings(session, ids)
    found = _found_by_panels(session, ids)
    cases = _cases(session, actor, ids)
    ways = standings_of(session, "risk_point", ids)
    departments = _names(session, Department.id, Department.name, points, "department_id")
    posts = _names(session, Post.id, Post.title, points, "post_id")
    return [
        {
            **{name: getattr(one, name) for name in SHOWN},
            "department": departments.get(one.department_id, ""),
            "post": posts.get(one.post_id, ""),
            "sheet": sheets.get(one.id),
            "decision": decisions.get(one.id),
            "difference": difference_of(one, sheets.get(one.id), decisions.get(one.id)),
            "panel": found.get(one.id),
            "case": cases.get(one.id),
            **ways[one.id],
        }
        for one in points
    ]


def difference_of(point: RiskPoint, sheet: Grading | None, decision: Grading | None) -> str | None:
    """Say how the decided grade differs from what the newest sheet makes of the point."""
    if decision is not None and decision.kind == "lowering":
        return "lowered"
    computed = sheet.proposed_rank if sheet else None
    computed = computed or point.proposed_rank
    if not point.rank or not computed or point.rank == computed:
        return None
    if computed > point.rank:
        return "above"
    return "again" if sheet and decision and sheet.at > decision.at else "below"


def _pile(desk: str) -> Any:
    if desk == BELOW:
        return RiskPoint.rank > RiskPoint.proposed_rank
    if desk == LOWERED:
        return exists().where(
            Grading.tenant_id == RiskPoint.tenant_id,
            Grading.risk_point_id == RiskPoint.id,
            Grading.kind == "lowering",
        )
    newest = (
        select(Grading.kind)
        .where(
            Grading.tenant_id == RiskPoint.tenant_id,
            Grading.risk_point_id == RiskPoint.id,
        )
        .order_by(Grading.at.desc(), Grading.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    anew = and_(RiskPoint.proposed_rank < RiskPoint.rank, newest == "proposal")
    return or_(RiskPoint.rank.is_(None), anew)


def _gradings(session: Session, ids: Collection[UUID]) -> tuple[dict[UUID, Any], dict[UUID, Any]]:
    """Give the newest sheet and the newest decision of each point."""
    statement = select(Grading).where(Grading.risk_point_id.in_(ids))
    sheets: dict[UUID, Grading] = {}
    decisions: dict[UUID, Grading] = {}
    for one in session.scalars(statement.order_by(Grading.at, Grading.id)):
        if one.scores or one.kind == "proposal":
            sheets[one.risk_point_id] = one
        if one.decided_rank is not None:
            decisions[one.risk_point_id] = one
    return sheets, decisions


def _found_by_panels(session: Session, ids: Collection[UUID]) -> dict[UUID, RoundPoint]:
    statement = select(RoundPoint).where(RoundPoint.risk_point_id.in_(ids)).order_by(RoundPoint.id)
    return {one.risk_point_id: one for one in session.scalars(statement)}


def _cases(session: Session, actor: Actor, ids: Collection[UUID]) -> dict[UUID, Row]:
    """Give the running case of each point, where it stands, what was said, and if it waits here."""
    rows = session.execute(
        select(CaseItem, Case)
        .join(Case, and_(Case.tenant_id == CaseItem.tenant_id, Case.id == CaseItem.case_id))
        .where(CaseItem.item_id.in_(ids), CaseItem.state == "open", Case.state == "running")
    ).all()
    running = [case.id for _, case in rows]
    reviews, waiting = _reviews(session, running), steps_waiting(session, actor, running)
    return {
        item.item_id: {
            "id": case.id,
            "number": case.number,
            "due_on": case.due_on,
            "rank": item.outcome.get("rank"),
            **_step_of(case),
            "review": reviews.get(case.id),
            "task_id": waiting.get(case.id),
        }
        for item, case in rows
    }


def _reviews(session: Session, cases: Collection[UUID]) -> dict[UUID, CaseStep]:
    newest = (
        select(CaseStep.case_id, func.max(CaseStep.position).label("position"))
        .where(CaseStep.type == "review", CaseStep.state == "done")
        .where(CaseStep.case_id.in_(cases))
        .group_by(CaseStep.case_id)
        .subquery()
    )
    steps = select(CaseStep).join(
        newest,
        and_(newest.c.case_id == CaseStep.case_id, newest.c.position == CaseStep.position),
    )
    return {one.case_id: one for one in session.scalars(steps)}


def _step_of(case: Case) -> Mapping[str, str]:
    step = case.chain["steps"][case.step]
    return {"step_zh": step["zh"], "step_en": step["en"]}


def _names(
    session: Session, key: Any, shown: Any, points: Sequence[RiskPoint], field: str
) -> dict[UUID | None, str]:
    ids = {getattr(one, field) for one in points} - {None}
    rows = session.execute(select(key, shown).where(key.in_(ids)))
    return {row[0]: row[1] for row in rows}
