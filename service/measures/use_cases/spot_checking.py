"""Look whether what was written down as done was done (抽查), by whoever watches it (R-352)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Doing, SpotCheck
from service.measures.queries.access import access_measure
from service.measures.refusals import OwnDoing
from service.measures.use_cases.laying_before import REDO, lay_before_holders
from service.organisation.queries import today
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record


def spot_check(
    session: Session,
    actor: Actor,
    doing_id: UUID,
    *,
    checked_on: date,
    conclusion: str,
    text: str,
) -> SpotCheck:
    """Write down what a spot check found; what was not carried out goes back to be done."""
    doing = session.get(Doing, (session.info["tenant_id"], doing_id))
    if doing is None:
        raise NotFound("There is no such record.")
    measure, point = access_measure(session, actor, doing.measure_id, Permission.MEASURE_REVIEW)
    if actor.person_id == doing.person_id:
        raise OwnDoing("Nobody checks what he wrote down himself.")
    _refuse_unlikely(doing, checked_on, text)
    check = SpotCheck(
        doing_id=doing.id,
        checked_on=checked_on,
        conclusion=conclusion,
        text=text.strip(),
        person_id=actor.person_id,
        person_name=actor.name,
        post_id=actor.post_id,
        at=utc_now(),
    )
    session.add(check)
    session.flush()
    if conclusion == "carried_out":
        settle_tasks(session, subject_id=measure.id, kind=REDO, outcome="withdrawn", by=actor)
    else:
        lay_before_holders(session, measure, point, kind=REDO, sender=actor)
    record(
        session,
        actor,
        "measure.spot_checked",
        "measure",
        measure.id,
        version=measure.version,
        doing=str(doing.id),
        risk_point=str(point.id),
        checked_on=checked_on.isoformat(),
        conclusion=conclusion,
        text=check.text,
    )
    return check


def _refuse_unlikely(doing: Doing, checked_on: date, text: str) -> None:
    errors: dict[str, list[str]] = {}
    if is_placeholder(text):
        errors["text"] = ["text-missing"]
    if checked_on > today():
        errors["checked_on"] = ["in-the-future"]
    elif checked_on < doing.done_on:
        errors["checked_on"] = ["before-it-was-done"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
