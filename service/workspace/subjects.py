"""Where the records of other areas lie, as the policy asks it: a table, not their code.

Whoever is answered "may I" about a record must be able to read it; to all others it is not there.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from typing import cast as take_for
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from policies.guard import BUREAU, Target, may
from policies.permissions import Permission
from policies.seats import Subject
from tenants.context import Actor
from tenants.database import Base


@dataclass(frozen=True, slots=True)
class Lying:
    """The columns that tell where records of a kind lie; `readers` narrows further who reads."""

    table: str
    read: Permission
    department: str = "department_id"
    posts: tuple[str, ...] = ()
    rank: str = ""
    proposed: str = ""
    subject_type: str = ""
    person: str = ""
    through: tuple[str, str] | None = None
    readers: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one record lies: as the policy sees it, and as the ladder of offices does."""

    target: Target
    subject: Subject | None = None
    proposed: int | None = None

    def asked(self, permission: Permission) -> Target:
        """Give what is decided on: of a grade, the highest of the ranks in question."""
        ranks = [one for one in (self.target.rank, self.proposed) if one is not None]
        if permission is not Permission.GRADING_DECIDE or not ranks:
            return self.target
        return replace(self.target, rank=min(ranks))


WHOLE_BUREAU: Final = Place(BUREAU)
OF_POINT: Final = ("post_id", "answering_post_id")
KINDS: Final[Mapping[str, Lying]] = MappingProxyType(
    {
        "risk_point": Lying(
            "risk_points",
            Permission.RISK_POINT_READ,
            posts=OF_POINT,
            rank="floor_rank",
            proposed="proposed_rank",
            subject_type="subject_type",
        ),
        "measure": Lying(
            "measures",
            Permission.MEASURE_READ,
            posts=OF_POINT,
            rank="floor_rank",
            subject_type="subject_type",
            through=("risk_point_id", "risk_points"),
        ),
        "power": Lying("powers", Permission.POWER_READ),
        "flowchart": Lying("flowcharts", Permission.FLOWCHART_READ),
        "catalogue": Lying("catalogues", Permission.CATALOGUE_READ),
        "matter": Lying("major_matters", Permission.MATTER_READ),
        "regulation": Lying("regulations", Permission.REGULATION_READ),
        "sheet": Lying(
            "sheets", Permission.SHEET_READ, posts=("post_id",), subject_type="subject_type"
        ),
        "commitment": Lying("commitments", Permission.COMMITMENT_READ, posts=("post_id",)),
        "meeting": Lying("meetings", Permission.MEETING_READ),
        "case": Lying(
            "cases",
            Permission.CASE_READ,
            posts=("post_id",),
            rank="rank",
            readers="service.procedures.queries.access.readable",
        ),
        "notice": Lying(
            "notices",
            Permission.NOTICE_READ,
            department="",
            readers="service.notices.queries.audience",
        ),
        "plan": Lying("cycles", Permission.CYCLE_PLAN_READ, department=""),
        "filing": Lying("filings", Permission.FILING_READ, department=""),
        "campaign": Lying("campaigns", Permission.CAMPAIGN_READ, department=""),
        "department": Lying("departments", Permission.ORGANISATION_READ, department="id"),
        "post": Lying("posts", Permission.ORGANISATION_READ, posts=("id",)),
        "person": Lying("persons", Permission.ORGANISATION_READ, department="", person="id"),
    }
)


# Whom a case was put before reads it whatever the policy says of its place.
SEEN_BY_THEIR_OWN: Final = frozenset({"case"})


def places_of(session: Session, actor: Actor, kind: str, ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Find where these records lie, in one statement; those he may not read are left out."""
    found = {row[0]: _place(*row[1:]) for row in session.execute(_readable(actor, kind, ids))}
    return {one: here for one, here in found.items() if _may_read(actor, kind, here)}


def called_among(
    session: Session,
    actor: Actor,
    wanted: Mapping[str, Collection[UUID]],
    called: Mapping[str, Sequence[str]],
) -> dict[UUID, str]:
    """Say what those of these records are called that he may read, in one statement for all."""
    asked = []
    for kind, names in called.items():
        table = Base.metadata.tables[KINDS[kind].table]
        words = func.concat_ws(" ", *(func.nullif(table.c[name], "") for name in names))
        asked.append(_readable(actor, kind, wanted.get(kind, ()), literal(kind), words))
    return {
        row[0]: row[-1]
        for row in session.execute(union_all(*asked))
        if _may_read(actor, row[-2], _place(*row[1:-2]))
    }


def _readable(
    actor: Actor, kind: str, ids: Collection[UUID], *also: ColumnElement[Any]
) -> Select[Any]:
    lying = KINDS[kind]
    readers = [_condition_of(lying.readers)(actor)] if lying.readers else []
    return _asked(lying, ids, *readers).add_columns(*also)


def _may_read(actor: Actor, kind: str, here: Place) -> bool:
    return kind in SEEN_BY_THEIR_OWN or may(actor, KINDS[kind].read, here.target)


def readers_among(
    session: Session, actors: Sequence[Actor], kind: str, record_id: UUID
) -> list[Actor]:
    """Choose of these capacities those in which the record may be read, in one statement."""
    lying = KINDS[kind]
    row = session.execute(_asked(lying, [record_id])).one_or_none()
    found = _place(*row[1:]) if row else None
    return [one for one in actors if found is not None and may(one, lying.read, found.target)]


def _asked(lying: Lying, ids: Collection[UUID], *readers: ColumnElement[bool]) -> Select[Any]:
    table: FromClause = Base.metadata.tables[lying.table]
    place, joined = table, table
    if lying.through is not None:
        column, above = lying.through
        place = Base.metadata.tables[above]
        joined = table.join(
            place, and_(place.c.tenant_id == table.c.tenant_id, place.c.id == table.c[column])
        )
    wanted = select(
        table.c.id,
        cast(_column(place, lying.department), Uuid),
        cast(_post(place, lying.posts), Uuid),
        cast(_column(place, lying.rank), Integer),
        cast(_column(place, lying.subject_type), Text),
        cast(_column(place, lying.person), Uuid),
        cast(_column(place, lying.proposed), Integer),
    ).select_from(joined)
    return wanted.where(table.c.id.in_(list(dict.fromkeys(ids))), *readers)


def _place(  # noqa: PLR0917
    department: UUID | None,
    post: UUID | None,
    rank: int | None,
    subject_type: str | None,
    person: UUID | None,
    proposed: int | None,
) -> Place:
    subject = Subject(subject_type, department, post) if subject_type else None
    return Place(Target(department, post, rank, person), subject, proposed)


def _column(table: FromClause, name: str) -> ColumnElement[Any]:
    return table.c[name] if name else null()


def _post(table: FromClause, names: Sequence[str]) -> ColumnElement[Any]:
    columns = [_column(table, name) for name in names]
    return func.coalesce(*columns) if len(columns) > 1 else (columns or [_column(table, "")])[0]


def _condition_of(dotted: str) -> Callable[[Actor], ColumnElement[bool]]:
    module, _, name = dotted.rpartition(".")
    return take_for("Callable[[Actor], ColumnElement[bool]]", getattr(import_module(module), name))
