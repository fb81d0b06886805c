"""Call a section together to assess its risk points (R-193, D-32)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.guard import Target, require
from policies.permissions import Permission
from service.gradings.models import GradingRound, RoundPoint
from service.gradings.queries.panels import members_of
from service.gradings.queries.standing import points_in_order
from service.gradings.refusals import AlreadyInRound
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED
from service.risks.subjects import POST_SUBJECTS, subject_of
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Department
from tenants.numbering import take_numbers

SELF: Final = "grading.self_assessment"
REGRADE: Final = "grading.regrade"


def convene_round(
    session: Session,
    actor: Actor,
    *,
    title: str,
    department_id: UUID,
    risk_point_ids: Sequence[UUID],
    panel: str = "collective",
    kind: str = "initial",
    participant_ids: Sequence[UUID] = (),
    outsiders: Sequence[dict[str, str]] = (),
    due_on: date | None = None,
) -> GradingRound:
    """Convene those who assess; each post's own holder is asked first what he thinks."""
    require(actor, Permission.GRADING_CONVENE, Target(department_id=department_id))
    number = take_numbers(session, "grading_rounds")[0]  # whoever convenes at once waits for it
    points = _points(session, department_id, risk_point_ids)
    one = GradingRound(
        number=f"DJ-{number:06d}",
        title=title.strip(),
        kind=kind,
        panel=panel,
        convened_by=actor.person_id,
        convened_name=actor.name,
        convened_on=today(),
        department_id=department_id,
        participants=_participants(session, actor, department_id, participant_ids, outsiders),
        due_on=due_on,
    )
    _refuse_unfit_panel(panel, one.participants)
    session.add(one)
    session.flush()
    session.add_all(
        RoundPoint(round_id=one.id, risk_point_id=point.id, position=place)
        for place, point in enumerate(points, start=1)
    )
    session.flush()
    settle_tasks(session, subject_id=department_id, kind=REGRADE, by=actor)
    _ask_holders(session, actor, one, points)
    record(
        session,
        actor,
        "grading_round.convened",
        "grading_round",
        one.id,
        version=one.version,
        after=document(one),
        points=[point.number for point in points],
    )
    return one


def document(one: GradingRound) -> dict[str, Any]:
    """Write a round out as the journal keeps it."""
    return {
        column.key: getattr(one, column.key)
        for column in GradingRound.__table__.columns
        if column.key != "tenant_id"
    }


def _points(session: Session, department_id: UUID, ids: Sequence[UUID]) -> list[RiskPoint]:
    if owned(session, Department, department_id) is None:
        raise Invalid("Some fields are not right.", errors={"department_id": ["not-found"]})
    points = points_in_order(session, list(dict.fromkeys(ids)))
    inside = load_chart(session, today()).subtree(department_id)
    strange = {one.id for one in points if one.department_id not in inside or one.status == RETIRED}
    known = {one.id for one in points} - strange
    errors = {
        str(place): ["not-found"] for place, point_id in enumerate(ids) if point_id not in known
    }
    if errors or not ids:
        raise Invalid(
            "Some fields are not right.", errors={"risk_point_ids": errors or ["text-missing"]}
        )
    _refuse_twice(session, points)
    return points


def _refuse_twice(session: Session, points: Sequence[RiskPoint]) -> None:
    taken = session.execute(
        select(GradingRound.number, RiskPoint.number.label("point"))
        .join(RoundPoint, RoundPoint.round_id == GradingRound.id)
        .join(RiskPoint, RiskPoint.id == RoundPoint.risk_point_id)
        .where(GradingRound.state == "open", RiskPoint.id.in_([one.id for one in points]))
    ).all()
    if taken:
        raise AlreadyInRound(
            "Some of these points are being assessed already.",
            number=taken[0].number,
            points=[row.point for row in taken],
        )


def _participants(
    session: Session,
    actor: Actor,
    department_id: UUID,
    ids: Sequence[UUID],
    outsiders: Sequence[dict[str, str]],
) -> list[dict[str, Any]]:
    """The section's people, all of them unless some are named, and those from outside."""
    members = members_of(session, department_id)
    strange = [place for place, one in enumerate(ids) if one not in members]
    if strange:
        raise Invalid(
            "Some fields are not right.",
            errors={"participant_ids": {str(place): ["not-found"] for place in strange}},
        )
    chosen = [members[one] for one in ids] if ids else list(members.values())
    own = str(actor.person_id)
    convener = {"person_id": own, "name": actor.name, "post": actor.post_title}
    return [
        {**convener, "part": "convener"},
        *({**one, "part": "member"} for one in chosen if one["person_id"] != own),
        *({"name": one["name"].strip(), "part": one["capacity"]} for one in outsiders),
    ]


def _refuse_unfit_panel(panel: str, participants: Sequence[dict[str, Any]]) -> None:
    """Experts and representatives are what such a panel is made of (R-207)."""
    parts = {one["part"] for one in participants}
    wanted = {"expert", "representative"} if panel == "expert_and_representatives" else set()
    if wanted - parts:
        raise Invalid(
            "Such a panel needs experts and representatives.",
            errors={"outsiders": [f"{one}-missing" for one in sorted(wanted - parts)]},
        )


def _ask_holders(
    session: Session, actor: Actor, one: GradingRound, points: Sequence[RiskPoint]
) -> None:
    day = today()
    chart = load_chart(session, day)
    for point in points:
        if point.subject_type not in POST_SUBJECTS:
            continue
        open_task(
            session,
            kind=SELF,
            said={"point": point.title[:60]},
            subject_kind="risk_point",
            subject_id=point.id,
            persons=holders_of("post_holder", subject_of(point, "grading"), chart, day),
            acting="post_holder",
            due_on=one.due_on,
            department_id=point.department_id,
            post_id=point.post_id,
            rank=point.rank,
            sender=actor,
            facts={"round_id": str(one.id)},
        )
