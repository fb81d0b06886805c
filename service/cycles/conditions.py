"""What must be in place before a stage is completed: one word, one question to the register."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from policies.responsibility import relations
from policies.seats import Subject
from service.catalogues.models import Catalogue
from service.commitments.models import Commitment
from service.cycles.models import Confirmation, CycleNote, CycleStage
from service.filings.collecting import rule_of
from service.filings.models import Filing
from service.flowcharts.queries.coverage import uncovered_powers
from service.measures.models import Measure
from service.notices.models import Notice
from service.organisation.queries import load_chart
from service.procedures.models import Case, CaseItem, Meeting
from service.risks.models import RiskPoint
from service.searches.models import Campaign, Sheet
from tenants.clock import today
from tenants.models.organisation import Cycle, Department

Missing = list[dict[str, Any]]
Question = Callable[[Session, CycleStage], Missing]
LIVING: Final = RiskPoint.status != "retired"


def missing_before(session: Session, stage: CycleStage) -> Missing:
    """List all that is not in place for this stage to be completed."""
    return [
        {"condition": word, **gap}
        for word in stage.conditions
        for gap in CONDITIONS[word](session, stage)
    ]


def _counted(code: str, count: int | None) -> Missing:
    return [{"code": code, "count": count}] if count else []


def _absent(code: str, *, there: object) -> Missing:
    return [] if there else [{"code": code, "count": 0}]


def _organisation_ready(session: Session, _stage: CycleStage) -> Missing:
    """Leading group and office exist with members (R-451): here the main leader and the office."""
    day = today()
    chart = load_chart(session, day)
    leaders = [one for one in chart.led_by("main_leader") if chart.office(one, day).holders]
    return [
        *_absent("main-leader-missing", there=leaders),
        *_absent("register-office-missing", there=chart.members("register_office", day)),
    ]


def _plan_approved(session: Session, stage: CycleStage) -> Missing:
    cycle = session.scalars(select(Cycle).where(Cycle.id == stage.cycle_id)).one()
    return _absent("plan-not-approved", there=cycle.approved_on)


def _meetings_held(session: Session, stage: CycleStage) -> Missing:
    """A leadership meeting and a mobilisation meeting, with attendance (R-468)."""
    year = session.scalars(select(Cycle.year).where(Cycle.id == stage.cycle_id)).one()
    held = set(
        session.scalars(select(Meeting.kind).where(Meeting.state == "signed", Meeting.year == year))
    )
    return [
        *_absent("leadership-meeting-missing", there="body" in held),
        *_absent("mobilisation-meeting-missing", there="mobilisation" in held),
    ]


def _points_decided(session: Session, stage: CycleStage) -> Missing:
    """No point of the register is still a draft, and none carried over waits to be confirmed."""
    decided = exists().where(
        CaseItem.tenant_id == RiskPoint.tenant_id,
        CaseItem.item_id == RiskPoint.id,
        CaseItem.object_kind == "risk_point",
        CaseItem.decided.is_not(None),
        CaseItem.state.in_(("open", "approved")),
    )
    drafts = _points(session, RiskPoint.status == "draft", ~decided)
    waiting = session.scalar(
        select(func.count())
        .select_from(Confirmation)
        .where(Confirmation.cycle_id == stage.cycle_id, Confirmation.outcome.is_(None))
    )
    none = _points(session, LIVING) == 0
    return [
        *_counted("points-not-decided", drafts),
        *_counted("points-to-confirm", waiting),
        *_absent("no-points", there=not none),
    ]


def _points_graded(session: Session, _stage: CycleStage) -> Missing:
    return _counted("points-not-graded", _points(session, LIVING, RiskPoint.rank.is_(None)))


def _points_prevented(session: Session, _stage: CycleStage) -> Missing:
    own = exists().where(
        Measure.tenant_id == RiskPoint.tenant_id,
        Measure.risk_point_id == RiskPoint.id,
        Measure.status == "active",
    )
    return _counted("points-without-measures", _points(session, LIVING, ~own))


def _measures_decided(session: Session, stage: CycleStage) -> Missing:
    running = session.scalar(
        select(func.count()).where(
            Case.object_kind == "measure",
            Case.state == "running",
            or_(Case.cycle_id == stage.cycle_id, Case.cycle_id.is_(None)),
        )
    )
    return _counted("measures-under-review", running)


def _filed(kind: str) -> Question:
    def question(session: Session, stage: CycleStage) -> Missing:
        year = session.scalars(select(Cycle.year).where(Cycle.id == stage.cycle_id)).one()
        rule = rule_of(session, kind)
        done = session.scalar(
            select(Filing.id)
            .where(Filing.kind == kind, Filing.year == year, Filing.state == rule.until)
            .limit(1)
        )
        return _absent(f"{kind}-not-{rule.until}", there=done)

    return question


def _noted(*kinds: str) -> Question:
    def question(session: Session, stage: CycleStage) -> Missing:
        there = set(
            session.scalars(
                select(CycleNote.kind).where(CycleNote.cycle_id == stage.cycle_id).distinct()
            )
        )
        return [gap for kind in kinds for gap in _absent(f"{kind}-missing", there=kind in there)]

    return question


def _searches_done(session: Session, stage: CycleStage) -> Missing:
    """The search was called, and every sheet that blocks was handed in (R-100, D-15)."""
    campaigns = select(Campaign.id).where(Campaign.cycle_id == stage.cycle_id)
    owed = session.scalar(
        select(func.count())
        .select_from(Sheet)
        .where(
            Sheet.campaign_id.in_(campaigns),
            Sheet.coverage == "block",
            Sheet.submitted_at.is_(None),
        )
    )
    called = session.scalar(campaigns.limit(1))
    return [*_absent("no-search-called", there=called), *_counted("sheets-not-handed-in", owed)]


def _powers_listed(session: Session, _stage: CycleStage) -> Missing:
    """Only an approved catalogue is the power list (R-034)."""
    listed = session.scalar(
        select(Catalogue.id)
        .where(Catalogue.kind == "bureau", Catalogue.state.in_(("approved", "in_force")))
        .limit(1)
    )
    return _absent("no-power-list", there=listed)


def _powers_charted(session: Session, _stage: CycleStage) -> Missing:
    """Every power kept is covered by a flowchart (R-058)."""
    departments = session.scalars(select(Department.id)).all()
    bare = len(uncovered_powers(session, departments, approved=True))
    return _counted("powers-without-flowchart", bare)


def _letters_signed(session: Session, stage: CycleStage) -> Missing:
    letters = select(func.count()).select_from(Commitment)
    waiting = session.scalar(
        letters.where(Commitment.cycle_id == stage.cycle_id, Commitment.state == "issued")
    )
    signed = session.scalar(
        letters.where(Commitment.cycle_id == stage.cycle_id, Commitment.signed_at.is_not(None))
    )
    return [
        *_counted("letters-not-signed", waiting),
        *_absent("no-letters", there=signed or waiting),
    ]


def _notices_closed(session: Session, _stage: CycleStage) -> Missing:
    running = session.scalar(
        select(func.count())
        .select_from(Notice)
        .where(Notice.kind == "notice", Notice.state.in_(("published", "ended")))
    )
    return _counted("notices-running", running)


def _responsibility_clear(session: Session, _stage: CycleStage) -> Missing:
    """Every living point has somebody who manages it (R-186, Q-49)."""
    day = today()
    chart = load_chart(session, day)
    subjects = session.execute(
        select(
            RiskPoint.subject_type,
            RiskPoint.department_id,
            func.coalesce(RiskPoint.post_id, RiskPoint.answering_post_id),
            RiskPoint.rank,
            func.count(),
        )
        .where(RiskPoint.status == "in_force")
        .group_by(
            RiskPoint.subject_type,
            RiskPoint.department_id,
            func.coalesce(RiskPoint.post_id, RiskPoint.answering_post_id),
            RiskPoint.rank,
        )
    )
    blocked = sum(
        count
        for subject_type, department_id, post_id, rank, count in subjects
        if relations(Subject(subject_type, department_id, post_id), rank, chart, day).blocked
    )
    return _counted("points-without-manager", blocked)


def _next_plan_drafted(session: Session, stage: CycleStage) -> Missing:
    """A year is closed with the plan of the next at hand (R-464)."""
    year = session.scalars(select(Cycle.year).where(Cycle.id == stage.cycle_id)).one()
    found = session.scalar(select(Cycle.id).where(Cycle.year == year + 1))
    return _absent("next-plan-missing", there=found)


def _points(session: Session, *narrowed: ColumnElement[bool]) -> int:
    counted = select(func.count()).select_from(RiskPoint).where(and_(*narrowed))
    return session.scalar(counted) or 0


CONDITIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "organisation_ready": _organisation_ready,
        "plan_approved": _plan_approved,
        "meetings_held": _meetings_held,
        "powers_listed": _powers_listed,
        "powers_charted": _powers_charted,
        "searches_done": _searches_done,
        "responsibility_clear": _responsibility_clear,
        "letters_signed": _letters_signed,
        "notices_closed": _notices_closed,
        "self_checked": _noted("self_check"),
        "points_decided": _points_decided,
        "points_graded": _points_graded,
        "points_prevented": _points_prevented,
        "measures_decided": _measures_decided,
        "points_filed": _filed("points"),
        "measures_filed": _filed("measures"),
        "corrections_recorded": _noted("corrected_problem", "revised_point", "improved_measure"),
        "summary_written": _noted("summary"),
        "next_plan_drafted": _next_plan_drafted,
    }
)
WORDS: Final[Sequence[str]] = tuple(CONDITIONS)
