"""Keeping questions by name, for oneself or for others too."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_on
from service.workspace.models import SavedFilter
from service.workspace.queries.filters import (
    access_filter,
    count_filters,
    opening_first,
    section_of,
)
from service.workspace.refusals import NoSectionToShareWith, TooManyFilters
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import record

MOST: Final = 100
OWN: Final = "own"


def keep_filter(session: Session, actor: Actor, **wished: Any) -> SavedFilter:
    """Keep a question under a name."""
    if count_filters(session, actor) >= MOST:
        raise TooManyFilters("There are too many saved filters; delete some.", most=MOST)
    _refuse_sharing(session, actor, wished["sharing"])
    _give_way(session, actor, wished)
    kept = SavedFilter(
        person_id=actor.person_id,
        department_id=_shared_with(session, actor, wished["sharing"]),
        saved_at=utc_now(),
        table_name=wished.pop("table"),
        **wished,
    )
    session.add(kept)
    session.flush()
    _write_down(session, actor, "kept", kept, after=_snapshot(kept))
    return kept


def change_filter(
    session: Session, actor: Actor, filter_id: UUID, *, if_version: int, **wished: Any
) -> SavedFilter:
    """Change a question of one's own, or with whom it is shared."""
    kept = access_filter(session, actor, filter_id, if_version=if_version)
    before = _snapshot(kept)
    _refuse_sharing(session, actor, wished["sharing"])
    kept.department_id = _shared_with(session, actor, wished["sharing"])
    _give_way(session, actor, wished, besides=kept.id)
    kept.table_name = wished.pop("table")
    for name, value in wished.items():
        setattr(kept, name, value)
    kept.saved_at = utc_now()
    session.flush()
    _write_down(session, actor, "changed", kept, before=before, after=_snapshot(kept))
    return kept


def drop_filter(session: Session, actor: Actor, filter_id: UUID, *, if_version: int) -> None:
    """Keep a question no longer."""
    kept = access_filter(session, actor, filter_id, if_version=if_version)
    _write_down(session, actor, "dropped", kept, before=_snapshot(kept))
    session.delete(kept)


def _refuse_sharing(session: Session, actor: Actor, sharing: str) -> None:
    if sharing == "bureau":
        insist_on(session, actor, Permission.SAVED_FILTER_PUBLISH)


def _shared_with(session: Session, actor: Actor, sharing: str) -> UUID | None:
    if sharing != "department":
        return None
    section = section_of(session, actor)
    if section is None:
        raise NoSectionToShareWith("You hold no post in a section.")
    return section


def _give_way(
    session: Session, actor: Actor, wished: dict[str, Any], *, besides: UUID | None = None
) -> None:
    """Only one question of a table is asked when it opens."""
    if wished["opens_first"]:
        for other in opening_first(session, actor, wished["table"]):
            other.opens_first = other.id == besides


def _write_down(
    session: Session, actor: Actor, what: str, kept: SavedFilter, **states: dict[str, Any]
) -> None:
    """Journal what others see; a question kept for oneself is nobody's business."""
    if any(one["sharing"] != OWN for one in states.values()):
        record(
            session,
            actor,
            f"saved_filter.{what}",
            "saved_filter",
            kept.id,
            version=kept.version,
            before=states.get("before"),
            after=states.get("after"),
        )


def _snapshot(kept: SavedFilter) -> dict[str, Any]:
    return {
        "name": kept.name,
        "table": kept.table_name,
        "query": kept.query,
        "sharing": kept.sharing,
        "department_id": kept.department_id,
    }
