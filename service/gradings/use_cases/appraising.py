"""Ask representatives what they think of a risk: by a link that works once, or signed in (C-20)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.guard import Target, require
from policies.permissions import Permission
from service.gradings.models import Appraiser, Assessment
from service.gradings.queries.standing import points_in_order
from service.gradings.refusals import AlreadyAppraised, AppraisalLinkRefused
from service.organisation.queries.profiles import current_profile
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED
from service.risks.use_cases.grading import computed_rank
from service.sign_in.tokens import Carried, new_token
from service.tasks.use_cases import clear_desks, open_task, settle_tasks
from tenants.clock import CHINA
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record
from tenants.models.organisation import Person

LINK_DAYS: Final = 14
GIVE: Final = "appraisal.give"


def invite_appraiser(
    session: Session,
    actor: Actor,
    *,
    name: str,
    capacity: str,
    risk_point_ids: Sequence[UUID],
    person_id: UUID | None = None,
    days: int = LINK_DAYS,
) -> tuple[Appraiser, str | None]:
    """Name a representative; who is not of the bureau gets a link, which is shown only now."""
    require(actor, Permission.GRADING_CONVENE, Target())
    points = points_in_order(session, list(dict.fromkeys(risk_point_ids)))
    _refuse_unknown(session, points, risk_point_ids, person_id)
    token, digest = (None, None) if person_id else new_token(actor.tenant_id)
    now = utc_now()
    one = Appraiser(
        name=name.strip(),
        capacity=capacity,
        point_ids=[str(point.id) for point in points],
        invited_by=actor.person_id,
        invited_at=now,
        expires_at=now + timedelta(days=days),
        person_id=person_id,
        digest=digest,
    )
    session.add(one)
    session.flush()
    record(
        session,
        actor,
        "appraiser.invited",
        "appraiser",
        one.id,
        capacity=capacity,
        points=[point.number for point in points],
        expires_at=one.expires_at.isoformat(),
        by_link=token is not None,
    )
    if person_id is not None:
        _let_know(session, actor, one, person_id)
    return one, token


def open_by_link(session: Session, carried: Carried) -> Appraiser:
    """Find whom a link was made for; a used, expired or foreign one is no link."""
    found = session.scalar(select(Appraiser).where(Appraiser.digest == carried.digest))
    if found is None or found.finished_at is not None or found.expires_at < utc_now():
        raise AppraisalLinkRefused("The link is wrong, used or expired.")
    return found


def access_own(session: Session, actor: Actor, appraiser_id: UUID) -> Appraiser:
    """Find the appraisal somebody of the bureau was asked for himself."""
    found = session.get(Appraiser, (session.info["tenant_id"], appraiser_id))
    if found is None or found.person_id != actor.person_id:
        raise NotFound("There is no such appraisal.")
    return found


def to_appraise(session: Session, one: Appraiser) -> dict[str, Any]:
    """Show a representative what he is asked about: titles, never whose post it is (Q-46)."""
    points = points_in_order(session, [UUID(point) for point in one.point_ids])
    grading = current_profile(session).grading
    return {
        "name": one.name,
        "expires_at": one.expires_at,
        "lowest": grading.lowest,
        "highest": grading.highest,
        "factors": [
            {"code": factor.code, "zh": factor.zh, "en": factor.en} for factor in grading.factors
        ],
        "points": [
            {"id": point.id, "title": point.title, "category": point.category}
            for point in points
            if point.status != RETIRED
        ],
    }


def appraise(
    session: Session, one: Appraiser, items: Sequence[Mapping[str, Any]], *, origin: str = ""
) -> list[Assessment]:
    """Hand in an appraisal of all points asked about, once, however often it is sent at a time."""
    session.refresh(one, with_for_update=True)
    if one.finished_at is not None:
        raise AlreadyAppraised("This appraisal was handed in already.")
    if one.expires_at < utc_now():
        raise AppraisalLinkRefused("The link is wrong, used or expired.")
    _refuse_others(session, one, items)
    one.finished_at = utc_now()
    found = [
        Assessment(
            risk_point_id=item["risk_point_id"],
            kind="social",
            at=utc_now(),
            assessor=one.name,
            scores=dict(item["scores"]),
            rationales=dict(item["rationales"]),
            computed_rank=computed_rank(session, item["scores"], item["rationales"], None),
            person_id=one.person_id,
            appraiser_id=one.id,
            comment=item.get("comment", "").strip(),
        )
        for item in items
    ]
    session.add_all(found)
    settle_tasks(session, subject_id=one.id, kind=GIVE)
    guest = Actor(
        tenant_id=session.info["tenant_id"],
        person_id=one.person_id or SYSTEM_PERSON,
        name=one.name,
        origin=origin,
    )
    record(
        session,
        guest,
        "appraiser.appraised",
        "appraiser",
        one.id,
        capacity=one.capacity,
        points=[str(item["risk_point_id"]) for item in items],
    )
    return found


def forget_expired(session: Session) -> int:
    """Nobody is asked any more for an appraisal whose day has passed; say how many there were."""
    over = select(Appraiser.id).where(
        Appraiser.finished_at.is_(None), Appraiser.expires_at < utc_now()
    )
    return clear_desks(session, session.scalars(over).all(), kind=GIVE)


def _let_know(session: Session, actor: Actor, one: Appraiser, person_id: UUID) -> None:
    """Let somebody of the bureau see in his to-dos that his appraisal is waited for."""
    open_task(
        session,
        kind=GIVE,
        said={"count": len(one.point_ids)},
        subject_kind="appraiser",
        subject_id=one.id,
        persons=[Holder(person_id, None, None, "", one.name)],
        due_on=one.expires_at.astimezone(CHINA).date(),
        sender=actor,
    )


def _refuse_others(session: Session, one: Appraiser, items: Sequence[Mapping[str, Any]]) -> None:
    """He answers for every point he was asked about that is still there, and for no other."""
    asked = {str(point["id"]) for point in to_appraise(session, one)["points"]}
    given = [str(item["risk_point_id"]) for item in items]
    errors: dict[str, Any] = {
        str(place): {"risk_point_id": ["not-found"]}
        for place, point in enumerate(given)
        if point not in asked or given.index(point) != place
    }
    if errors or asked - set(given):
        raise Invalid("Some fields are not right.", errors={"items": errors or ["item-missing"]})


def _refuse_unknown(
    session: Session,
    points: Sequence[RiskPoint],
    ids: Sequence[UUID],
    person_id: UUID | None,
) -> None:
    known = {one.id for one in points if one.status != RETIRED}
    wrong = {str(place): ["not-found"] for place, one in enumerate(ids) if one not in known}
    errors: dict[str, Any] = {"risk_point_ids": wrong} if wrong else {}
    if person_id is not None and owned(session, Person, person_id) is None:
        errors["person_id"] = ["not-found"]
    if errors or not ids:
        raise Invalid(
            "Some fields are not right.", errors=errors or {"risk_point_ids": ["text-missing"]}
        )
