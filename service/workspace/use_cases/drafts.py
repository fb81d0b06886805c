"""Keeping what is half written, from however many windows."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from service.workspace.models import Draft
from service.workspace.queries.drafts import (
    IN_BIN_FOR,
    access_discarded,
    access_draft,
    count_drafts,
    discarded_drafts,
    find_draft,
)
from service.workspace.refusals import DraftBegunAnew, DraftMovedOn, TooManyDrafts
from tenants.context import Actor
from tenants.database import new_id, utc_now

MOST: Final = 100
UNTOUCHED_FOR: Final = timedelta(days=180)
_OPINION: Final = (("case_opinion",), "case_id")
# What sends a record away, the kinds of drafts it was written as, and what their key is.
SENT_BY: Final[Mapping[str, tuple[tuple[str, ...], str]]] = MappingProxyType(
    {
        "searches.SheetSubmission.put": (("self_check", "sheet"), "sheet_id"),
        "procedures.CaseAdvance.put": _OPINION,
        "procedures.CaseReturn.put": _OPINION,
        "procedures.CaseRejection.put": _OPINION,
        "procedures.CaseWithdrawal.put": _OPINION,
        "procedures.CaseOpinions.post": _OPINION,
        "procedures.CaseOpinionById.put": _OPINION,
        "powers.PowerChange.put": (("power_change",), "power_id"),
        "registrations.RegistrationByPower.put": (("power_registration",), "power_id"),
        "flowcharts.FlowchartGraph.put": (("flowchart",), "flowchart_id"),
    }
)


def save_draft(
    session: Session,
    actor: Actor,
    kind: str,
    key: str,
    *,
    title: str,
    revision: int,
    content: Any,
) -> Draft:
    """Save over the revision its writer last saw (0: none yet), or tell of the newer one."""
    values = {"title": title, "content": content, "saved_at": utc_now()}
    if revision == 0:
        _refuse_too_many(session, actor)
        place = {"person_id": actor.person_id, "kind": kind, "key": key}
        saved: Draft | None = session.scalar(
            insert(Draft)
            .values(id=new_id(), revision=1, **place, **values)
            .on_conflict_do_nothing()
            .returning(Draft)
        )
    else:
        saved = session.scalar(
            update(Draft)
            .where(*_own(actor, kind, key), Draft.revision == revision)
            .values(revision=Draft.revision + 1, **values)
            .returning(Draft)
        )
    if saved is None:
        raise _moved_on(find_draft(session, actor, kind, key))
    return saved


def clear_draft(session: Session, actor: Actor, kind: str, key: str) -> None:
    """Keep a draft no longer: it was sent, nothing of it is left to fetch back."""
    session.execute(delete(Draft).where(*_own(actor, kind, key)))


def clear_sent(session: Session, actor: Actor, endpoint: str, arguments: Mapping[str, Any]) -> None:
    """Keep no draft of what has just been sent, in whichever window it was written."""
    sent = SENT_BY.get(endpoint)
    if sent is not None:
        kinds, named = sent
        for kind in kinds:
            clear_draft(session, actor, kind, str(arguments[named]))


def discard_draft(session: Session, actor: Actor, kind: str, key: str) -> None:
    """Throw a draft away; for thirty days its writer may change his mind."""
    access_draft(session, actor, kind, key).discarded_at = utc_now()
    session.flush()
    for forgotten in discarded_drafts(session, actor)[MOST:]:
        session.delete(forgotten)


def restore_draft(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Fetch back what was thrown away, unless the same was begun anew meanwhile."""
    draft = access_discarded(session, actor, draft_id)
    if find_draft(session, actor, draft.kind, draft.key) is not None:
        raise DraftBegunAnew("The same was begun anew meanwhile; send or discard that first.")
    _refuse_too_many(session, actor)
    draft.discarded_at, draft.saved_at = None, utc_now()
    session.flush()
    return draft


def forget_draft(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Take a draft out of the bin for good."""
    session.delete(access_discarded(session, actor, draft_id))


def purge_drafts(session: Session) -> None:
    """Clear away what nobody has touched for half a year, and what lay in a bin for a month."""
    now = utc_now()
    gone = Draft.saved_at < now - UNTOUCHED_FOR, Draft.discarded_at < now - IN_BIN_FOR
    session.execute(delete(Draft).where(or_(*gone)))


def _own(actor: Actor, kind: str, key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Draft.person_id == actor.person_id,
        Draft.kind == kind,
        Draft.key == key,
        Draft.discarded_at.is_(None),
    )


def _refuse_too_many(session: Session, actor: Actor) -> None:
    if count_drafts(session, actor) >= MOST:
        raise TooManyDrafts("There are too many drafts; send or discard some.", most=MOST)


def _moved_on(saved: Draft | None) -> DraftMovedOn:
    return DraftMovedOn(
        "The draft was saved from another window.",
        revision=saved.revision if saved else 0,
        saved_at=saved.saved_at if saved else None,
    )
