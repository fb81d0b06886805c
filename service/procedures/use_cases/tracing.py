"""The journal of the chains: every move in its transaction, every refused attempt in its own."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from service.procedures.documents import case_document
from service.procedures.models import Case
from service.procedures.queries.access import items_of
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.errors import DomainError, Forbidden, Invalid, NotFound, Stale
from tenants.journal import plain, record

_rehearsed: ContextVar[bool] = ContextVar("rehearsed", default=False)


@contextmanager
def rehearsal() -> Generator[None]:
    """Try something out that never lands: what is refused in it was no attempt of anybody."""
    token = _rehearsed.set(True)
    try:
        yield
    finally:
        _rehearsed.reset(token)


@contextmanager
def attempt(
    actor: Actor, subject_id: UUID | None, what: str, kind: str = "case"
) -> Generator[None]:
    """Remember an attempt that was refused because something is not in place (R-298).

    Denied access is journalled where it is denied; what was merely misread is no attempt.
    """
    try:
        yield
    except (Forbidden, Invalid, NotFound, Stale):
        raise
    except DomainError as refusal:
        if _rehearsed.get():
            raise
        with unit_of_work(actor.tenant_id) as session:
            record(
                session,
                actor,
                f"{kind}.refused",
                kind,
                subject_id,
                attempt=what,
                code=refusal.code(),
                **plain({name: refusal.facts[name] for name in refusal.facts if name in TOLD}),
            )
        raise


TOLD = frozenset({"missing", "step", "number", "object_kind", "gaps"})


def snapshot(session: Session, case: Case) -> dict[str, Any]:
    """Write a case out as it stands in this transaction."""
    return case_document(case, items_of(session, case.id))


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    case: Case,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    """Count the version and journal the case as it was and as it is."""
    if before is not None:
        flag_modified(case, "values")
    session.flush()
    record(
        session,
        actor,
        topic,
        "case",
        case.id,
        version=case.version,
        before=before,
        after=snapshot(session, case),
        **plain(facts),
    )
