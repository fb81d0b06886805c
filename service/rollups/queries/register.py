"""The bureaus below a leading group as a register: who leads there, what they last told."""

from typing import Any, Final

from sqlalchemy import Boolean, Integer, Select, String, case, column, func, select, text
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import KeyedColumnElement

from service.rollups.models import Pilot, ReceivedSummary
from service.rollups.queries.region import EXPECTED_BELOW
from tenants.models.platform import Jurisdiction

STATES: Final = ("reported", "missing")
EXPECTED: Final = text(f"""{EXPECTED_BELOW}
SELECT place, id, code, name, kind, sector, jurisdiction, is_pilot FROM expected
""").columns(  # noqa: S608 - composed of constants only
    column("place", Integer),
    column("id", Integer),
    column("code", String),
    column("name", String),
    column("kind", String),
    column("sector", String),
    column("jurisdiction", String),
    column("is_pilot", Boolean),
)
KEPT: Final = (Pilot.leader, Pilot.contact, Pilot.contact_phone)
Key = KeyedColumnElement[Any]


def pilot_register(
    group_id: int, *, sector: str | None, state: str | None, pilots_only: bool
) -> tuple[Select[Any], Key]:
    """Select the bureaus below, the missing ones among them; give what they are ordered by."""
    below = EXPECTED.bindparams(group=group_id).subquery("below")
    told = case((ReceivedSummary.id.is_(None), "missing"), else_="reported").label("state")
    first = ReceivedSummary.figures["stages"][0]
    statement = (
        select(
            below.c.code,
            below.c.name,
            below.c.kind,
            below.c.sector,
            Jurisdiction.level,
            below.c.is_pilot,
            *(_or_nothing(one) for one in KEPT),
            Pilot.joined_on,
            ReceivedSummary.figures["posts"].as_integer().label("posts"),
            ReceivedSummary.figures["sections"].as_integer().label("sections"),
            func.coalesce(
                first["year"].as_integer(), func.left(first["due_on"].as_string(), 4).cast(Integer)
            ).label("year"),
            ReceivedSummary.computed_at,
            told,
        )
        .select_from(below)
        .outerjoin(ReceivedSummary, ReceivedSummary.bureau_id == below.c.id)
        .outerjoin(Pilot, Pilot.bureau_id == below.c.id)
        .outerjoin(Jurisdiction, Jurisdiction.code == below.c.jurisdiction)
    )
    if sector is not None:
        statement = statement.where(below.c.sector == sector)
    if state is not None:
        statement = statement.where(told == state)
    if pilots_only:
        statement = statement.where(below.c.is_pilot)
    return statement, below.c.place


def _or_nothing(field: InstrumentedAttribute[str]) -> Any:
    """Read what is kept of a bureau; nothing as long as nothing is."""
    return func.coalesce(field, "").label(field.key)
