"""Enter regulations, put them in force, link them to what they cover, abolish them."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.organisation.queries.access import insist_at, snapshot
from service.regulations.models import Regulation, RegulationLink
from service.regulations.queries import access, links_of
from service.regulations.refusals import (
    RegulationAbolished,
    RegulationIncomplete,
    RegulationInForce,
)
from service.regulations.rules import ABOLISHED, DRAFT, IN_FORCE
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.journal import plain, record
from tenants.models.organisation import Department
from tenants.numbering import take_numbers

# What may still be written of a regulation that holds.
LIVING = frozenset({"review_by", "clauses", "remarks"})


def draft_regulation(session: Session, actor: Actor, **values: Any) -> Regulation:
    """Enter a regulation; one that promotes measures names them in its links (R-239, R-241)."""
    links = values.pop("links", None) or []
    insist_at(session, actor, Permission.REGULATION_EDIT, values.get("department_id"))
    _refuse_unfit(session, values)
    number = take_numbers(session, "regulations")[0]
    regulation = Regulation(number=f"ZD-{number:04d}", **values)
    session.add(regulation)
    session.flush()
    _link(session, regulation, links)
    write_down(session, actor, "regulation.drafted", regulation, None)
    return regulation


def change_regulation(
    session: Session, actor: Actor, regulation_id: UUID, *, if_version: int, **values: Any
) -> Regulation:
    """Change a draft; of one in force only when it is to be looked at again, and its clauses."""
    regulation = _editable(session, actor, regulation_id, if_version)
    if regulation.status == IN_FORCE and not LIVING.issuperset(values):
        raise RegulationInForce(
            "A regulation in force is replaced, not rewritten.", number=regulation.number
        )
    if "department_id" in values:
        insist_at(session, actor, Permission.REGULATION_EDIT, values["department_id"])
    _refuse_unfit(session, values)
    if values.get("review_by"):
        settle_tasks(session, subject_id=regulation.id, kind="regulation.review", by=actor)
    before = document(session, regulation)
    for name, value in values.items():
        setattr(regulation, name, value)
    write_down(session, actor, "regulation.changed", regulation, before)
    return regulation


def link_regulation(
    session: Session,
    actor: Actor,
    regulation_id: UUID,
    *,
    if_version: int,
    links: Iterable[Mapping[str, Any]],
) -> Regulation:
    """Say which powers, risk points and measures a regulation covers, clause by clause (R-236)."""
    regulation = _editable(session, actor, regulation_id, if_version)
    before = document(session, regulation)
    session.execute(delete(RegulationLink).where(RegulationLink.regulation_id == regulation.id))
    _link(session, regulation, links)
    write_down(session, actor, "regulation.linked", regulation, before)
    return regulation


def put_regulation_in_force(
    session: Session, actor: Actor, regulation_id: UUID, *, if_version: int
) -> Regulation:
    """Let a regulation hold; the one it replaces holds no longer."""
    regulation = _editable(session, actor, regulation_id, if_version)
    if regulation.status != DRAFT:
        raise RegulationInForce("The regulation is in force.", number=regulation.number)
    missing = [name for name in ("issuer", "effective_on") if not getattr(regulation, name)]
    if missing:
        raise RegulationIncomplete(
            "The regulation is not complete.",
            number=regulation.number,
            gaps=[{"pointer": f"/{name}", "code": "text-missing"} for name in missing],
        )
    old = owned(session, Regulation, regulation.replaces_id) if regulation.replaces_id else None
    before = document(session, regulation)
    regulation.status = IN_FORCE
    write_down(session, actor, "regulation.put_in_force", regulation, before)
    if old is not None and old.status != ABOLISHED:
        _abolish(session, actor, old, regulation.number)
    return regulation


def abolish_regulation(
    session: Session, actor: Actor, regulation_id: UUID, *, if_version: int, reason: str
) -> Regulation:
    """Abolish a regulation for a reason; it stays readable."""
    regulation = _editable(session, actor, regulation_id, if_version)
    _abolish(session, actor, regulation, reason.strip())
    return regulation


def document(session: Session, regulation: Regulation) -> dict[str, Any]:
    """Write out a regulation with all it is linked to."""
    links = [snapshot(one) for one in links_of(session, regulation.id)]
    return {**snapshot(regulation), "links": links}


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    regulation: Regulation,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    """Count the version and journal the regulation as it was and as it is."""
    if before is not None:
        regulation.updated_at = utc_now()
        flag_modified(regulation, "updated_at")
    session.flush()
    record(
        session,
        actor,
        topic,
        "regulation",
        regulation.id,
        version=regulation.version,
        before=before,
        after=document(session, regulation),
        **plain(facts),
    )


def _abolish(session: Session, actor: Actor, regulation: Regulation, reason: str) -> None:
    for kind in ("regulation.review", "regulation.revise"):
        settle_tasks(session, subject_id=regulation.id, kind=kind, by=actor)
    before = document(session, regulation)
    regulation.status, regulation.abolished_on = ABOLISHED, today()
    regulation.abolished_reason = reason
    write_down(session, actor, "regulation.abolished", regulation, before)


def _editable(session: Session, actor: Actor, regulation_id: UUID, if_version: int) -> Regulation:
    regulation = access(
        session,
        actor,
        Regulation,
        regulation_id,
        Permission.REGULATION_EDIT,
        if_version=if_version,
    )
    if regulation.status == ABOLISHED:
        raise RegulationAbolished("The regulation is abolished.", number=regulation.number)
    return regulation


def _refuse_unfit(session: Session, values: Mapping[str, Any]) -> None:
    errors: dict[str, list[str]] = {}
    for name, model in (("department_id", Department), ("replaces_id", Regulation)):
        given = values.get(name)
        if given is not None and owned(session, model, given) is None:
            errors[name] = ["not-found"]
    if "title" in values and not values["title"].strip():
        errors["title"] = ["text-missing"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _link(session: Session, regulation: Regulation, links: Iterable[Mapping[str, Any]]) -> None:
    for place, one in enumerate(links):
        ends = [name for name in ("power_id", "risk_point_id", "measure_id") if one.get(name)]
        if len(ends) != 1:
            raise Invalid(
                "Some fields are not right.", errors={"links": {str(place): ["one-link-each"]}}
            )
        session.add(RegulationLink(regulation_id=regulation.id, **one))
    session.flush()
