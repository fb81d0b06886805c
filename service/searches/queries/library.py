"""Typical manifestations: those that ship with the product, and the bureau's own (R-123)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.searches.library import is_about, samples
from service.searches.models import LibraryEntry
from tenants.context import Actor

MOST = 200


def library(
    session: Session, actor: Actor, *, category: str | None = None, q: str = ""
) -> list[dict[str, Any]]:
    """List samples of the categories this bureau uses, its own first (R-096)."""
    require(actor, Permission.CAMPAIGN_READ)
    used = {one.code for one in current_profile(session).categories}
    own = select(LibraryEntry).where(~LibraryEntry.retired).order_by(LibraryEntry.id)
    listed = [
        {
            "id": one.id,
            "version": one.version,
            "category": one.category,
            "aspect": one.aspect,
            "text": one.text,
            "source": one.source,
        }
        for one in session.scalars(own)
    ]
    listed += [
        {
            "id": None,
            "version": None,
            "category": one.category,
            "aspect": one.aspect,
            "text": one.text,
            "source": one.source,
        }
        for one in samples()
    ]
    wanted = {category} & used if category else used
    return [
        one
        for one in listed
        if one["category"] in wanted and (not q or is_about(f"{one['aspect']} {one['text']}", q))
    ][:MOST]
