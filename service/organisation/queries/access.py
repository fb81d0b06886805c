"""Lay hands on one record of the organisation."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from policies.guard import BUREAU, Target, require
from policies.permissions import Permission
from policies.refusals import who_can
from service.organisation.queries.charts import load_chart
from tenants.clock import today
from tenants.context import Actor
from tenants.database import TenantOwned, owned, refuse_stale
from tenants.errors import Invalid, NotFound

UNSEEN = frozenset({"tenant_id", "pinyin"})
OwnedT = TypeVar("OwnedT", bound=TenantOwned)


def find(
    session: Session, model: type[OwnedT], record_id: UUID, *, if_version: int | None = None
) -> OwnedT:
    """Fetch a record of this bureau: 404 if there is none, 412 if it moved on."""
    found = owned(session, model, record_id)
    if found is None:
        raise NotFound("There is no such record.")
    refuse_stale(found, if_version)
    return found


def refer(session: Session, model: type[OwnedT], field: str, record_id: UUID) -> OwnedT:
    """Fetch a record another one is to point at; a foreign one is as unknown as none at all."""
    found = owned(session, model, record_id)
    if found is None:
        raise Invalid("There is no such record.", errors={field: ["not-found"]})
    return found


def insist_on(
    session: Session, actor: Actor, permission: Permission, target: Target = BUREAU
) -> None:
    """Refuse unless this person may do this there, naming those of the bureau who may."""
    day = today()
    require(
        actor,
        permission,
        target,
        who_can=lambda: who_can(
            permission, target, None, load_chart(session, day), day, tenant_id=actor.tenant_id
        ),
    )


def insist_at(
    session: Session, actor: Actor, permission: Permission, department_id: UUID | None
) -> None:
    """Refuse unless this person may do this for that section, or for the whole bureau."""
    insist_on(session, actor, permission, Target(department_id))


def snapshot(record: Any) -> dict[str, Any]:
    """Copy a record as the journal keeps it."""
    return {
        column.key: getattr(record, column.key)
        for column in inspect(type(record)).column_attrs
        if column.key not in UNSEEN
    }
