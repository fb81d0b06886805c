"""Divide discretion into bands, so that like cases are treated alike (R-046, R-047)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.powers.models import DiscretionStandard, Power
from service.powers.queries import access_power, access_standard, standard_document
from service.powers.rules import DRAFT, IN_FORCE, band_faults
from service.powers.use_cases.keeping import refuse_abolished, refuse_decided, refuse_under_review
from service.powers.use_cases.refusals import StandardInForce
from service.procedures.gate import chains_rule
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.journal import record

BOUNDS: Final = ("title", "unit", "lower_limit", "upper_limit", "bands", "boundary", "basis")


def draft_standard(
    session: Session, actor: Actor, power_id: UUID, **values: Any
) -> DiscretionStandard:
    """Set bounds to what may be chosen; it holds once its power is confirmed."""
    power = access_power(session, actor, power_id, Permission.POWER_EDIT)
    refuse_abolished(power)
    refuse_under_review(session, power)
    refuse_decided(power)
    _refuse_unfit(session, power, values)
    at_once = power.status == IN_FORCE and not chains_rule(session)
    standard = DiscretionStandard(
        power_id=power.id, status=IN_FORCE if at_once else DRAFT, **_fitting(values)
    )
    session.add(standard)
    session.flush()
    if at_once:
        _replace(session, standard)
    _write_down(session, actor, "discretion_standard.drafted", standard)
    return standard


def change_standard(
    session: Session, actor: Actor, standard_id: UUID, *, if_version: int, **values: Any
) -> DiscretionStandard:
    """Change a standard that does not hold yet."""
    standard, power = access_standard(
        session, actor, standard_id, Permission.POWER_EDIT, if_version=if_version
    )
    refuse_under_review(session, power)
    refuse_decided(power)
    _refuse_fixed(session, standard)
    _refuse_unfit(session, power, {**_limits(standard), **values})
    before = standard_document(standard)
    for name, value in _fitting(values).items():
        setattr(standard, name, value)
    session.flush()
    _write_down(session, actor, "discretion_standard.changed", standard, before)
    return standard


def retire_standard(
    session: Session, actor: Actor, standard_id: UUID, *, if_version: int, reason: str
) -> DiscretionStandard:
    """Give a standard up for a reason; in a year ruled by chains only one that does not hold."""
    standard, power = access_standard(
        session, actor, standard_id, Permission.POWER_EDIT, if_version=if_version
    )
    refuse_under_review(session, power)
    refuse_decided(power)
    _refuse_fixed(session, standard)
    before = standard_document(standard)
    standard.status, standard.retired_reason = "retired", reason.strip()
    session.flush()
    _write_down(session, actor, "discretion_standard.retired", standard, before)
    return standard


def enforce_drafts(session: Session, power_id: UUID) -> None:
    """Let the drafted standards of a power hold; those they replace hold no longer."""
    drafts = session.scalars(
        select(DiscretionStandard).where(
            DiscretionStandard.power_id == power_id, DiscretionStandard.status == DRAFT
        )
    )
    for standard in drafts.all():
        standard.status = IN_FORCE
        _replace(session, standard)
    session.flush()


def carry_standards(session: Session, actor: Actor, old_ids: Sequence[UUID], made: Power) -> None:
    """Draft the bounds of powers anew for the one that takes their place, each written down."""
    found = select(DiscretionStandard).where(
        DiscretionStandard.power_id.in_(old_ids), DiscretionStandard.status == IN_FORCE
    )
    for one in session.scalars(found.order_by(DiscretionStandard.id)).all():
        words = {name: getattr(one, name) for name in BOUNDS}
        standard = DiscretionStandard(power_id=made.id, **words)
        session.add(standard)
        session.flush()
        _write_down(session, actor, "discretion_standard.drafted", standard)


def _replace(session: Session, standard: DiscretionStandard) -> None:
    old = owned(session, DiscretionStandard, standard.replaces_id) if standard.replaces_id else None
    if old is not None:
        old.status, old.retired_reason = "retired", standard.title


def _refuse_fixed(session: Session, standard: DiscretionStandard) -> None:
    if standard.status == "retired" or (standard.status == IN_FORCE and chains_rule(session)):
        raise StandardInForce("A standard in force is replaced by a draft.", title=standard.title)


def _refuse_unfit(session: Session, power: Power, values: Mapping[str, Any]) -> None:
    errors: dict[str, Any] = {
        name: [code]
        for name, code in band_faults(
            values["lower_limit"], values["upper_limit"], values["bands"]
        ).items()
    }
    replaced = values.get("replaces_id")
    if replaced is not None:
        old = owned(session, DiscretionStandard, replaced)
        if old is None or old.power_id != power.id:
            errors["replaces_id"] = ["not-found"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _fitting(values: Mapping[str, Any]) -> dict[str, Any]:
    """Write the bands' limits as decimals are kept in documents."""
    if "bands" not in values:
        return dict(values)
    bands = [
        {**one, "lower": str(one["lower"]), "upper": str(one["upper"])} for one in values["bands"]
    ]
    return {**values, "bands": bands}


def _limits(standard: DiscretionStandard) -> dict[str, Any]:
    names = ("lower_limit", "upper_limit", "bands")
    return {name: getattr(standard, name) for name in names}


def _write_down(
    session: Session,
    actor: Actor,
    topic: str,
    standard: DiscretionStandard,
    before: dict[str, Any] | None = None,
) -> None:
    record(
        session,
        actor,
        topic,
        "discretion_standard",
        standard.id,
        version=standard.version,
        before=before,
        after=standard_document(standard),
        power=str(standard.power_id),
    )
