"""Prove from the catalogue of PostgreSQL that every wall stands; each finding is a defect."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import Connection, MetaData, text

CATALOGUE: Final = Path(__file__).with_name("catalogue.sql")
DIRECTORY: Final = frozenset({"jurisdictions", "tenants", "relay_marks", "alembic_version"})
APPEND_ONLY: Final = frozenset({"journal_entries", "journal_seals", "gradings"})
USUAL_GRANT: Final = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing by which a bureau could see over its wall, and where it is."""

    fault: str
    place: str


def find_faults(connection: Connection, metadata: MetaData) -> list[Fault]:
    """List every fault of the walls in the connected database; a sound one has none."""
    rows = connection.execute(text(_catalogue()), {"declared": _declared(metadata)})
    return sorted(Fault(row.fault, row.place) for row in rows)


@cache
def _catalogue() -> str:
    return CATALOGUE.read_text(encoding="utf-8")


def _declared(metadata: MetaData) -> str:
    """Say what the models declare: grants, the directory, indexes excused, what is append-only."""
    tables: list[dict[str, Any]] = [
        {
            "name": table.name,
            "app": _words(table.info.get("app", USUAL_GRANT)),
            "relay": _words(table.info.get("relay", "")),
            "relay_reads_all": bool(table.info.get("relay")),
        }
        for table in metadata.sorted_tables
    ]
    tables.append(
        {"name": "alembic_version", "app": ["SELECT"], "relay": ["SELECT"], "relay_reads_all": True}
    )
    excused = [
        name for table in metadata.sorted_tables for name in table.info.get("unled_index", ())
    ]
    return orjson.dumps(
        {
            "tables": tables,
            "excused": excused,
            "directory": sorted(DIRECTORY),
            "append_only": sorted(APPEND_ONLY),
        }
    ).decode()


def _words(grant: str) -> list[str]:
    """Read a grant; one that names columns grants nothing on the whole table."""
    return [] if "(" in grant else [word.strip() for word in grant.split(",") if word.strip()]
