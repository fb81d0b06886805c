"""When and from where somebody signed in, and when somebody else tried to."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from tenants.database import utc_now
from tenants.models.accounts import SignInSession
from tenants.models.journal import JournalEntry

SHOWN_FOR: Final = timedelta(days=90)
MOST: Final = 50
FAILED: Final = {"sign_in.failed": "failed", "sign_in.locked": "locked"}


def sign_ins_of(session: Session, account_id: UUID, current: UUID) -> list[dict[str, Any]]:
    """List the last times somebody signed in or failed to, the newest first."""
    since = utc_now() - SHOWN_FOR
    opened = session.scalars(
        select(SignInSession)
        .where(
            SignInSession.account_id == account_id,
            SignInSession.kind == "browser",
            SignInSession.started_at > since,
        )
        .order_by(SignInSession.started_at.desc())
        .limit(MOST)
    )
    refused = session.scalars(
        select(JournalEntry)
        .where(
            JournalEntry.subject_id == account_id,
            JournalEntry.topic.in_(FAILED),
            JournalEntry.at > since,
        )
        .order_by(JournalEntry.xid.desc())
        .limit(MOST)
    )
    lines = [_opened(one, current) for one in opened] + [_refused(one) for one in refused]
    return sorted(lines, key=lambda one: one["at"], reverse=True)[:MOST]


def _opened(one: SignInSession, current: UUID) -> dict[str, Any]:
    over = one.expires_at if one.expires_at < utc_now() else None
    return {
        "at": one.started_at,
        "source": one.source,
        "outcome": "succeeded",
        "ended_at": one.revoked_at or over,
        "current": one.id == current,
    }


def _refused(entry: JournalEntry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "source": str(orjson.loads(entry.body)["actor"]["origin"] or ""),
        "outcome": FAILED[entry.topic],
        "ended_at": None,
        "current": False,
    }
