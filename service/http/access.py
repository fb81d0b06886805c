"""The first gate: what the authorization table asks of an operation, before any record is read."""

import re

from flask import request

from policies.endpoints import Endpoint, endpoints
from policies.guard import BUREAU, READING, allowed, may_somewhere
from policies.permissions import Permission
from policies.refusals import contact, who_can
from policies.text import PolicyError
from service.organisation.queries import load_chart, today
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.errors import Forbidden

ARGUMENT = re.compile(r"<(?:[^:>]+:)?([^>]+)>")


def operation_id(endpoint: str, method: str) -> str:
    """Name one operation of the interface."""
    return f"{endpoint}.{'get' if method == 'HEAD' else method.lower()}"


def template(rule: str) -> str:
    """Write an address as OpenAPI and the authorization table do."""
    return ARGUMENT.sub(r"{\1}", rule)


def declared(endpoint: str, method: str) -> Endpoint:
    """Find what an operation asks for; one that nobody declared is open to nobody."""
    name = operation_id(endpoint, method)
    found = endpoints().get(name)
    if found is None:
        raise PolicyError(f"policies/endpoints.csv does not declare {name}")
    return found


def refuse_unreachable(actor: Actor) -> Forbidden | None:
    """Refuse whoever could do this to no record at all; his other limits the use case knows.

    Whoever may read the record hears from the use case who may do this to it; the refusal given
    back stands in case the use case does not refuse him.
    """
    permission = declared(request.endpoint or "", request.method).asks
    if permission is None or may_somewhere(actor, permission):
        return None
    refusal = _refusal(actor, permission)
    if request.view_args and _reads_records_of(actor, permission):
        return refusal
    raise refusal


def _refusal(actor: Actor, permission: Permission) -> Forbidden:
    return Forbidden(
        "Your roles do not allow this here.",
        permission=permission.value,
        you_can=[one.value for one in allowed(actor) if one.noun == permission.noun],
        who_can=holders_of(actor, permission),
    )


def _reads_records_of(actor: Actor, permission: Permission) -> bool:
    """Whoever may read such records is refused where the record, and who may do this, is known."""
    read = READING.get(permission.noun)
    return read is not None and may_somewhere(actor, read)


def holders_of(actor: Actor, permission: Permission) -> list[dict[str, str]]:
    """Name who in the bureau holds what the caller lacks."""
    with unit_of_work(actor.tenant_id) as session:
        chart = load_chart(session, today())
        return who_can(permission, BUREAU, None, chart, today(), tenant_id=actor.tenant_id)


def contact_of(actor: Actor) -> dict[str, str] | None:
    """Name whom to ask when an authority is wrong: the administrator of the caller's bureau."""
    with unit_of_work(actor.tenant_id) as session:
        return contact(load_chart(session, today()), today())
