"""What each section owes a stage of the year, counted from the registers in one statement."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    cast,
    exists,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.commitments.models import Commitment
from service.cycles.models import Confirmation, CycleStage, StageTask
from service.measures.models import Measure
from service.powers.models import Power
from service.risks.models import RiskPoint
from service.risks.rules import IN_FORCE
from service.searches.models import Campaign, Sheet
from service.statistics.queries.common import POINT, is_covered, visible
from tenants.clock import CHINA
from tenants.context import Actor
from tenants.models.organisation import Cycle, Post

# Which counts answer which condition of a stage; what is asked of the whole bureau has none.
COUNTED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "powers_listed": ("powers",),
    "searches_done": ("sheets",),
    "points_decided": ("points_decided", "points_confirmed"),
    "points_graded": ("points_graded",),
    "points_prevented": ("points_prevented",),
    "measures_decided": ("measures_decided",),
    "letters_signed": ("letters",),
}
LIVING: Final = {"status": "draft,in_force"}


class Count(NamedTuple):
    """So much is due of a section, so much of it is done, the last of it on that day."""

    due: int
    done: int
    last_on: date | None


Counts = dict[tuple[str, UUID | None], Count]


def counters(session: Session, actor: Actor, cycle: Cycle) -> Counts:
    """Count by (what, section); work planned for a stage is named after the stage.

    Of a year that is not open only its own papers are counted: the registers tell of today. What
    an open year found in place is neither due in it nor done: it is asked for by its confirmation.
    """
    parts = [
        _confirmed(actor, cycle.id),
        _of_sheets(cycle.id),
        _of_letters(cycle.id),
        _of_tasks(cycle.id),
    ]
    if cycle.state == "open":
        parts += [*_of_points(actor, cycle), _of_measures(actor, cycle), _of_powers(actor, cycle)]
    found = session.execute(union_all(*parts)).all()
    return {(row[0], row[1]): Count(*row[2:]) for row in found}


def _count(name: Any, section: Any, done: Any, last_on: Any) -> Select[Any]:
    what = literal(name) if isinstance(name, str) else name
    grouped = (section,) if isinstance(name, str) else (what, section)
    return select(
        what.label("what"),
        section.label("section"),
        func.count().label("due"),
        func.count().filter(done).label("done"),
        cast(last_on, Date).label("last_on"),
    ).group_by(*grouped)


def _carried(cycle: Cycle) -> ColumnElement[bool]:
    """Say whether a risk point was carried over into the year."""
    return RiskPoint.id.in_(
        select(Confirmation.risk_point_id).where(Confirmation.cycle_id == cycle.id)
    )


def _of_points(actor: Actor, cycle: Cycle) -> tuple[Select[Any], ...]:
    living = (POINT.status != "retired", visible(actor))
    section, decided_on = POINT.department_id, func.max(POINT.in_force_on)
    dones = {
        "points_decided": (POINT.status == IN_FORCE, decided_on),
        "points_graded": (POINT.rank.is_not(None), null()),
        "points_prevented": (is_covered(), null()),
    }
    return tuple(
        _count(name, section, done, last_on)
        .select_from(RiskPoint)
        .where(*living, not_(and_(done, _carried(cycle))))
        for name, (done, last_on) in dones.items()
    )


def _of_measures(actor: Actor, cycle: Cycle) -> Select[Any]:
    newest, done = func.max(Measure.reviewed_on), Measure.needs_review.is_(False)
    before = or_(Measure.reviewed_on.is_(None), Measure.reviewed_on < cycle.opened_on)
    return (
        _count("measures_decided", POINT.department_id, done, newest)
        .select_from(Measure)
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(Measure.status == "active", POINT.status != "retired", visible(actor))
        .where(not_(and_(done, _carried(cycle), before)))
    )


def _confirmed(actor: Actor, cycle_id: UUID) -> Select[Any]:
    done, last_on = Confirmation.outcome.is_not(None), func.max(Confirmation.decided_on)
    return (
        _count("points_confirmed", POINT.department_id, done, last_on)
        .select_from(Confirmation)
        .join(RiskPoint, RiskPoint.id == Confirmation.risk_point_id)
        .where(Confirmation.cycle_id == cycle_id, visible(actor))
    )


def _of_powers(actor: Actor, cycle: Cycle) -> Select[Any]:
    done = Power.status == IN_FORCE
    earlier = exists().where(Cycle.year < cycle.year)
    before = false() if cycle.stock_taking else and_(earlier, _listed_before(cycle.opened_on))
    readable = condition(actor, Permission.POWER_READ, department=Power.__table__.c.department_id)
    return (
        _count("powers", Power.department_id, done, null())
        .select_from(Power)
        .where(Power.status != "abolished", readable, not_(and_(done, before)))
    )


def _listed_before(day: date) -> ColumnElement[bool]:
    return or_(Power.effective_on.is_(None), Power.effective_on < day)


def _of_sheets(cycle_id: UUID) -> Select[Any]:
    done, last_on = Sheet.submitted_at.is_not(None), _day(func.max(Sheet.submitted_at))
    return (
        _count("sheets", Sheet.department_id, done, last_on)
        .select_from(Sheet)
        .join(Campaign, Campaign.id == Sheet.campaign_id)
        .where(Campaign.cycle_id == cycle_id)
    )


def _of_letters(cycle_id: UUID) -> Select[Any]:
    done, last_on = Commitment.signed_at.is_not(None), _day(func.max(Commitment.signed_at))
    return (
        _count("letters", Commitment.department_id, done, last_on)
        .select_from(Commitment)
        .where(Commitment.cycle_id == cycle_id, Commitment.state.not_in(("archived", "withdrawn")))
    )


def _of_tasks(cycle_id: UUID) -> Select[Any]:
    done, last_on = StageTask.done_on.is_not(None), func.max(StageTask.done_on)
    return (
        _count(task_name(CycleStage.code), Post.department_id, done, last_on)
        .select_from(StageTask)
        .join(CycleStage, CycleStage.id == StageTask.stage_id)
        .outerjoin(Post, Post.id == StageTask.post_id)
        .where(CycleStage.cycle_id == cycle_id)
    )


def task_name(code: Any) -> Any:
    """Name the pieces of work of one stage."""
    return "tasks:" + code


def _day(moment: Any) -> Any:
    return func.timezone(CHINA.key, moment)
