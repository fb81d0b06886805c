"""What operators do: set the machinery going again; both journals show it."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.journal.queries import verify_tenant
from service.operators.queries import access_tenant, dead_letter
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import unit_of_work, utc_now
from tenants.journal import record
from tenants.verification import Verification


def verify_bureau_journal(session: Session, actor: Actor, code: str) -> Verification:
    """Hash a bureau's journal again from end to end; the operator learns where, not what."""
    require(actor, Permission.PLATFORM_JOURNAL_READ)
    tenant = access_tenant(session, code)
    report = verify_tenant(tenant.id)
    found = len(report.findings)
    record(session, actor, "journal.verified", "tenant", None, bureau=code, findings=found)
    return report


def retry_dead_letter(session: Session, actor: Actor, code: str, item_id: UUID) -> None:
    """Have workers try again what they gave up on; the bureau's journal names the platform."""
    require(actor, Permission.QUEUE_RETRY)
    tenant = access_tenant(session, code)
    with unit_of_work(tenant.id) as within:
        item = dead_letter(within, item_id)
        item.state, item.attempts, item.due_at = "waiting", 0, utc_now()
        operator = replace(
            actor,
            tenant_id=tenant.id,
            person_id=SYSTEM_PERSON,
            name=f"平台：{actor.name}",
            post_id=None,
            on_behalf_of=None,
        )
        record(within, operator, "work.retried", "work_item", item.id, kind=item.kind)
    record(session, actor, "work.retried", "work_item", item_id, bureau=code)
