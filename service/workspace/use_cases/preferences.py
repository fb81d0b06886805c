"""How a person likes his console; the last word counts."""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from service.workspace.models import Preference
from tenants.context import Actor
from tenants.database import new_id

USUAL: Final[dict[str, Any]] = {
    "text_size": "standard",
    "theme": "light",
    "language": "zh-CN",
    "page_size": 50,
    "phrases": [],
    "tables": {},
    "shortcuts": [],
    "tags_view": False,
    "single_keys": True,
    "tours": [],
    "muted_messages": [],
}


def preferences_of(session: Session, actor: Actor) -> dict[str, Any]:
    """Give all preferences, the usual ones where nothing was chosen."""
    own = select(Preference.chosen).where(Preference.person_id == actor.person_id)
    return USUAL | (session.scalar(own) or {})


def prefer(session: Session, actor: Actor, wished: dict[str, Any]) -> dict[str, Any]:
    """Take over what is named and leave the rest; of tables, each is named by itself."""
    session.execute(
        insert(Preference)
        .values(id=new_id(), person_id=actor.person_id, chosen={})
        .on_conflict_do_nothing()
    )
    kept = session.scalars(
        select(Preference).where(Preference.person_id == actor.person_id).with_for_update()
    ).one()
    tables = kept.chosen.get("tables", {}) | wished.get("tables", {})
    known = {name: table for name, table in tables.items() if table is not None}
    kept.chosen = kept.chosen | wished | {"tables": known}
    session.flush()
    return USUAL | kept.chosen
