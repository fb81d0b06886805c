"""Take numbers from the book: in order, without a gap, never twice; cancelled ones stay in it."""

import secrets
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.papers.kinds import PaperKind
from service.papers.models import Paper, PaperNumber
from service.papers.queries.access import bureau_of, settings_of
from service.papers.refusals import AgencyMarkMissing
from service.papers.rules.numbers import LETTER, counter, written
from service.powers.numbering import take_numbers
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.models.papers import SETTINGS_PAGE, PaperSettings

LONGEST_CODE = 20


def take_number(
    session: Session, actor: Actor, paper: Paper, kind: PaperKind, settings: PaperSettings
) -> str:
    """Enter a paper into the book; others wait until this transaction is over."""
    refuse_unmarked(kind, settings)
    serial = take_numbers(session, counter(kind.series, paper.year))[0]
    line = PaperNumber(
        series=kind.series,
        year=paper.year,
        serial=serial,
        number=_number(kind, paper.year, serial, settings),
        kind=kind.code,
        title=paper.title,
        taken_at=utc_now(),
        taken_by=actor.person_id,
        taken_by_name=paper.maker,
        paper_id=paper.id,
    )
    session.add(line)
    return line.number


def likely_number(session: Session, paper: Paper, kind: PaperKind, settings: PaperSettings) -> str:
    """Foretell the number a paper will get if nobody is quicker, and hold nobody up meanwhile."""
    refuse_unmarked(kind, settings)
    highest = session.scalar(
        select(func.max(PaperNumber.serial)).where(
            PaperNumber.series == kind.series, PaperNumber.year == paper.year
        )
    )
    return _number(kind, paper.year, (highest or 0) + 1, settings)


def refuse_unmarked(kind: PaperKind, settings: PaperSettings) -> None:
    """Refuse a letter of a bureau whose mark nobody has set."""
    if kind.numbered == LETTER and not settings.agency_mark:
        raise AgencyMarkMissing(
            "Set the bureau's mark for letters first.",
            page=SETTINGS_PAGE,
            permission=Permission.TEMPLATE_EDIT.value,
        )


def _number(kind: PaperKind, year: int, serial: int, settings: PaperSettings) -> str:
    return written(
        kind.numbered,
        kind.series,
        year,
        serial,
        unit_code=settings.unit_code,
        agency_mark=settings.agency_mark,
    )


def strike_number(session: Session, actor: Actor, paper: Paper, reason: str) -> None:
    """Mark a number as cancelled; nobody gets it again."""
    session.execute(
        update(PaperNumber)
        .where(PaperNumber.paper_id == paper.id)
        .values(cancelled_at=utc_now(), cancelled_by_name=actor.name, cancelled_reason=reason)
    )


def settings_in_use(session: Session) -> PaperSettings:
    """Read what the bureau puts on its papers; the first paper sets what nobody has."""
    found = settings_of(session)
    if found is None:
        values = {"id": new_id(), "version": 1, **first_settings(session)}
        session.execute(insert(PaperSettings).values(**values).on_conflict_do_nothing())
        found = session.scalars(select(PaperSettings)).one()
    return found


def first_settings(session: Session) -> dict[str, Any]:
    """Say what stands on papers of a bureau that has said nothing."""
    usual = PaperSettings(unit_code=bureau_of(session).code.upper()[:LONGEST_CODE])
    names = (
        "unit_code",
        "agency_mark",
        "copies_note",
        "supervision_phone",
        "contact",
        "signature_pictures",
    )
    return {"code_key": new_key(), **{name: getattr(usual, name) for name in names}}


def new_key() -> bytes:
    """Make a key for the check codes of one bureau."""
    return secrets.token_bytes(32)
