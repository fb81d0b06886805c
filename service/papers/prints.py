"""Registers on paper under a number and a check code; the same rows give the same bytes again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session, undefer

from service.exports.use_cases.printing import LaidOut, lay_out
from service.papers.layout import blocks, text
from service.papers.layout.forms.registers import SIGNED
from service.papers.layout.pages import LANDSCAPE_WIDTH, saved, sheet
from service.papers.models import RegisterPrint
from service.papers.rendering import rendered, shown
from service.papers.rules.codes import check_code
from service.papers.rules.numbers import RECORD, counter, written
from service.papers.use_cases.numbering import settings_in_use
from tenants import clock
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.hashing import canonical, digest
from tenants.journal import plain
from tenants.models.organisation import Appointment
from tenants.numbering import take_numbers

SERIES: Final = "DY"  # 打印
IN_WORD: Final = "docx"
MOST_ROWS: Final = 20_000
MOMENT: Final = "%Y-%m-%d %H:%M"
ONE_AT_A_TIME: Final = sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
CENTRED: Final = frozenset({"number", "rank", "due_on", "version"})
Drawing = Callable[[str, str, str], bytes]


def facts_of(laid: LaidOut) -> dict[str, Any]:
    """Write out what a print says, row by row, in the names of its columns."""
    names = ["no" if name == "position" else name for name in laid.names]
    rows = [dict(zip(names, row, strict=True)) for row in laid.rows]
    facts: dict[str, Any] = plain({"title": laid.title, "rows": rows})
    return facts


def stamped(
    session: Session, actor: Actor, laid: LaidOut, look: str, draw: Drawing
) -> RegisterPrint:
    """Give the print of this, as it was kept if it says the very same; else number and draw it.

    What is pressed twice waits for the first print and is that print again.
    """
    facts = facts_of(laid)
    said = digest(canonical({**facts, "columns": list(laid.names)}).encode())
    session.execute(ONE_AT_A_TIME, {"name": f"print {actor.person_id} {look} {said.hex()}"})
    kept = _kept(session, actor, laid, look, said)
    if kept is not None:
        return kept
    made_at, one = utc_now(), new_id()
    settings = settings_in_use(session)
    code = check_code(settings.code_key, one.bytes, said)
    year = clock.today().year
    serial = take_numbers(session, counter(SERIES, year))[0]
    number = written(
        RECORD,
        SERIES,
        year,
        serial,
        unit_code=settings.unit_code,
        agency_mark=settings.agency_mark,
    )
    content = draw(number, code, made_at.astimezone(clock.CHINA).strftime(MOMENT))
    made = RegisterPrint(
        id=one,
        kind=laid.kind,
        look=look,
        title=laid.title,
        number=number,
        check_code=code,
        made_at=made_at,
        made_by=actor.person_id,
        maker=actor.name,
        row_count=len(laid.rows),
        facts_digest=said,
        content_digest=digest(content),
        appointment_id=office_of(session, actor),
        asked=dict(laid.asked),
        columns=list(laid.names),
        facts=facts,
        content=content,
    )
    session.add(made)
    session.flush()
    return made


def stamp_of(made: RegisterPrint) -> dict[str, Any]:
    """Tell by what a print is known, for the journal."""
    return {"number": made.number, "check_code": shown(made.check_code)}


def word_file(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    kind: str,
    asked: Mapping[str, Any],
    columns: Sequence[str],
    tell: Callable[[int], None] | None = None,
) -> tuple[str, bytes, int, Mapping[str, Any]]:
    """Write a register as a Word file on A4 across: its name, bytes, rows, and how it is known."""
    laid = lay_out(session, actor, kind, asked, columns=columns, most=MOST_ROWS, tell=tell)
    return in_word(session, actor, laid)


def in_word(
    session: Session, actor: Actor, laid: LaidOut
) -> tuple[str, bytes, int, Mapping[str, Any]]:
    """Write what is laid out as a Word file: its name, bytes, rows, and how it is known."""

    def draw(number: str, code: str, at: str) -> bytes:
        rows = [{f"c{place}": cell for place, cell in enumerate(row)} for row in laid.rows]
        facts = {"title": laid.title, "count": len(rows), "rows": rows}
        house = {"number": number, "maker": actor.name, "made_at": at}
        return rendered(_template(laid), {**facts, **house}, code)

    made = stamped(session, actor, laid, IN_WORD, draw)
    name = f"{laid.title}（{made.number}）.docx"
    return name, made.content, made.row_count, stamp_of(made)


def _template(laid: LaidOut) -> bytes:
    """Draw the sheet these columns stand on: heads again on each page, foot with the code."""
    drawn = sheet(landscape=True, numbered=False, signed=SIGNED)
    blocks.title(drawn, "{{ title }}", size=20)
    blocks.note(drawn, "共{{ count }}项")
    columns = [
        (one.head, float(one.width), f"{{{{ r.c{place} }}}}")
        for place, one in enumerate(laid.columns)
    ]
    blocks.list_block(
        drawn,
        columns,
        "r in rows",
        width=LANDSCAPE_WIDTH,
        size=text.NOTE,
        padding=0.6,
        centred=frozenset(n for n, one in enumerate(laid.columns) if one.field in CENTRED),
    )
    return saved(drawn)


def _kept(
    session: Session, actor: Actor, laid: LaidOut, look: str, said: bytes
) -> RegisterPrint | None:
    return session.scalars(
        select(RegisterPrint)
        .where(
            RegisterPrint.made_by == actor.person_id,
            RegisterPrint.kind == laid.kind,
            RegisterPrint.look == look,
            RegisterPrint.facts_digest == said,
        )
        .order_by(RegisterPrint.made_at.desc())
        .limit(1)
        .options(undefer(RegisterPrint.content))
    ).one_or_none()


def office_of(session: Session, actor: Actor) -> UUID | None:
    """Name the office he prints in, so that the print can be held against the register later."""
    person = actor.on_behalf_of or actor.person_id
    return session.scalar(
        select(Appointment.id)
        .where(Appointment.person_id == person, Appointment.post_id == actor.post_id)
        .order_by(Appointment.starts_on.desc())
        .limit(1)
    )
