"""One statement over all registers; whom each shows what is the answer of its own area."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    CompoundSelect,
    DateTime,
    Select,
    SmallInteger,
    String,
    Uuid,
    and_,
    cast,
    desc,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from policies.guard import may
from policies.permissions import Permission
from service.lookups.marks import marks, words_of
from service.measures.models import Measure
from service.measures.queries.lists import list_all_measures
from service.organisation.queries.lists import list_departments, list_persons, list_posts
from service.organisation.queries.running import in_force
from service.papers.models import Paper
from service.papers.queries.access import list_papers
from service.powers.models import Power
from service.powers.pages import by_policy as powers_for
from service.procedures.standing import told_with_standings
from service.regulations.models import Regulation
from service.regulations.queries import regulations
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy as points_for
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Appointment, Department, Person, Post
from tenants.pinyin import typed

LONGEST: Final = 300
# What not every register has to show.
SHOWN_OF_SOME: Final[dict[str, Any]] = {
    "spelt": String(),
    "department_id": Uuid(),
    "updated_at": DateTime(timezone=True),
    "status": String(),
    "rank": SmallInteger(),
}
Words = Sequence[str]
Column = Any


@dataclass(frozen=True, slots=True)
class Register:
    """A register as it is looked through: who sees what of it, what is searched, what is shown."""

    seen_by: Callable[[Actor], Select[Any]]
    id: Column
    title: Column
    number: Column
    said: Column
    spelt: Column = None
    department_id: Column = None
    updated_at: Column = None
    status: Column = None
    rank: Column = None
    asks: Permission | None = None
    is_folded: bool = False


def _all(*columns: Column) -> Column:
    return func.concat_ws(" ", *columns)


def _measures(actor: Actor) -> Select[Any]:
    return list_all_measures(actor, {}).where(Measure.status == "active")


def _papers(actor: Actor) -> Select[Any]:
    return list_papers(actor, kind=None, state=("issued",), subject_id=None, year=None)


def _posts(actor: Actor) -> Select[Any]:
    return list_posts(actor).where(or_(Post.abolished_on.is_(None), Post.abolished_on > today()))


def _departments(actor: Actor) -> Select[Any]:
    open_still = or_(Department.closed_on.is_(None), Department.closed_on > today())
    return list_departments(actor).where(open_still)


def _persons(actor: Actor) -> Select[Any]:
    return list_persons(actor).where(or_(Person.left_on.is_(None), Person.left_on > today()))


def _seats() -> Column:
    """Name the posts a person sits in today."""
    return (
        select(func.string_agg(Post.title, literal("、")))
        .join(Appointment, Appointment.post_id == Post.id)
        .where(Appointment.person_id == Person.id, in_force(Appointment, today()))
        .scalar_subquery()
    )


# In the order in which the answers are shown.
REGISTERS: Final[dict[str, Callable[[], Register]]] = {
    "power": lambda: Register(
        lambda actor: select(Power).where(powers_for(actor, Permission.POWER_READ, Power)),
        Power.id,
        Power.name,
        Power.number,
        Power.search_text,
        Power.pinyin,
        Power.department_id,
        Power.updated_at,
        is_folded=True,
    ),
    "risk_point": lambda: Register(
        lambda actor: select(RiskPoint).where(
            points_for(actor, Permission.RISK_POINT_READ, RiskPoint)
        ),
        RiskPoint.id,
        RiskPoint.title,
        RiskPoint.number,
        RiskPoint.search_text,
        RiskPoint.pinyin,
        RiskPoint.department_id,
        RiskPoint.updated_at,
        rank=RiskPoint.rank,
        is_folded=True,
    ),
    "measure": lambda: Register(
        _measures,
        Measure.id,
        func.left(Measure.text, LONGEST),
        RiskPoint.number,
        Measure.text,
        department_id=RiskPoint.department_id,
        rank=RiskPoint.rank,
    ),
    "regulation": lambda: Register(
        lambda actor: regulations(actor, {}),
        Regulation.id,
        Regulation.title,
        Regulation.number,
        _all(Regulation.title, Regulation.number, Regulation.document_number),
        department_id=Regulation.department_id,
        updated_at=Regulation.updated_at,
        status=Regulation.status,
        asks=Permission.REGULATION_READ,
    ),
    "paper": lambda: Register(
        _papers,
        Paper.id,
        Paper.title,
        Paper.number,
        _all(Paper.title, Paper.number, Paper.check_code),
        department_id=Paper.department_id,
        updated_at=Paper.made_at,
    ),
    "department": lambda: Register(
        _departments,
        Department.id,
        Department.name,
        Department.code,
        Department.name,
        Department.pinyin,
        asks=Permission.ORGANISATION_READ,
    ),
    "post": lambda: Register(
        _posts,
        Post.id,
        Post.title,
        Post.code,
        Post.title,
        Post.pinyin,
        Post.department_id,
        asks=Permission.ORGANISATION_READ,
    ),
    "person": lambda: Register(
        _persons,
        Person.id,
        Person.name,
        _seats(),
        _all(Person.name, Person.staff_number),
        Person.pinyin,
        asks=Permission.ORGANISATION_READ,
    ),
}


def look_up(
    session: Session, actor: Actor, asked: str, *, kinds: Sequence[str], limit: int
) -> dict[str, Any]:
    """Find what answers all words, of each kind so many, those first whose titles do."""
    words = words_of(asked)
    asked_for = {kind: make() for kind, make in REGISTERS.items() if not kinds or kind in kinds}
    readable = {
        kind: one for kind, one in asked_for.items() if one.asks is None or may(actor, one.asks)
    }
    if not words or not readable:
        return {"items": [], "more": []}
    parts = [_part(actor, kind, one, words, limit) for kind, one in readable.items()]
    rows = session.execute(_with_sections(union_all(*parts))).mappings().all()
    shown: dict[str, list[dict[str, Any]]] = {kind: [] for kind in readable}
    for row in rows:
        shown[row["kind"]].append({**row, "marks": marks(row["title"], row["spelt"] or "", words)})
    items = [one for kind in shown.values() for one in kind[:limit]]
    return {
        "items": told_with_standings(session, items, lambda one: (one["kind"], one["id"])),
        "more": [kind for kind, found in shown.items() if len(found) > limit],
    }


def _part(actor: Actor, kind: str, register: Register, words: Words, limit: int) -> Select[Any]:
    """Select what one register has to answer."""
    titled = and_(*(_says(_folded(register.title, word), register.spelt, word) for word in words))
    found = (
        register.seen_by(actor)
        .with_only_columns(
            literal(kind).label("kind"),
            register.id.label("id"),
            register.title.label("title"),
            cast(register.number, String).label("number"),
            *(
                cast(getattr(register, name), kept).label(name)
                for name, kept in SHOWN_OF_SOME.items()
            ),
            titled.label("titled"),
        )
        .where(*(_says(_said(register, word), register.spelt, word) for word in words))
        .order_by(desc("titled"), "number", "id")
        .limit(limit + 1)
    )
    return select(found.subquery())


def _said(register: Register, word: str) -> Column:
    return register.said if register.is_folded else _folded(register.said, word)


def _folded(column: Column, word: str) -> Column:
    """Fold a column for words that could be written large and small; it takes its time."""
    return column if word.upper() == word.lower() else func.lower(column)


def _says(said: Column, spelt: Column, word: str) -> Column:
    """Ask for a word as it is written, or as it is typed."""
    written = said.contains(word, autoescape=True)
    if spelt is None or not typed(word):
        return written
    return or_(written, spelt.contains(f" {word}"))


def _with_sections(parts: CompoundSelect[Any]) -> Select[Any]:
    found = parts.subquery()
    return (
        select(found, Department.name.label("section"))
        .outerjoin(Department, Department.id == found.c.department_id)
        .order_by(found.c.titled.desc(), found.c.number, found.c.id)
    )
