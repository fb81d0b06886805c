"""Say what stands on a bureau's papers: its marks, its phone, how many copies there are."""

from typing import Any

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.papers.documents import document
from service.papers.queries.access import insist, settings_of
from service.papers.use_cases.numbering import first_settings
from tenants.context import Actor
from tenants.errors import Stale
from tenants.journal import record
from tenants.models.papers import PaperSettings


def show_settings(session: Session, actor: Actor) -> PaperSettings:
    """Show what stands on the papers, or would stand on the first one."""
    insist(session, actor, Permission.TEMPLATE_READ)
    return settings_of(session) or _unsaid(session)


def change_settings(
    session: Session, actor: Actor, *, if_version: int, **values: Any
) -> PaperSettings:
    """Set what stands on papers from now on; papers made before stay as they are."""
    insist(session, actor, Permission.TEMPLATE_EDIT)
    found = settings_of(session)
    if if_version != (found.version if found else 0):
        raise Stale("The record changed since you read it.", version=found.version if found else 0)
    before = document(found) if found else None
    if found is None:
        found = PaperSettings(**{**first_settings(session), **values})
        session.add(found)
    for name, value in values.items():
        setattr(found, name, value.strip() if isinstance(value, str) else value)
    session.flush()
    record(
        session,
        actor,
        "paper_settings.changed",
        "paper_settings",
        found.id,
        version=found.version,
        before=before,
        after=document(found),
    )
    return found


def _unsaid(session: Session) -> PaperSettings:
    usual = PaperSettings(**first_settings(session))
    usual.version = 0
    return usual
