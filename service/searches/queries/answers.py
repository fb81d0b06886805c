"""What a sheet handed in says of last year's points, for the year that asks the same."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries import available_identities, load_actor
from service.searches.models import Sheet, SheetPoint
from service.searches.queries.access import answers_for
from tenants.context import Actor


def standing_answers(session: Session, sheet: Sheet) -> Sequence[SheetPoint]:
    """List the carried points which the sheet says stand or were revised."""
    return session.scalars(
        select(SheetPoint)
        .where(
            SheetPoint.sheet_id == sheet.id,
            SheetPoint.kind == "carried",
            SheetPoint.answer.in_(("confirmed", "revised")),
        )
        .order_by(SheetPoint.position)
    ).all()


def signer_of(session: Session, sheet: Sheet) -> Actor | None:
    """Give who handed the sheet in, in the office he did it from, if he still holds it."""
    if sheet.submitted_by is None:
        return None
    for one in available_identities(session, sheet.submitted_by):
        actor = load_actor(session, sheet.submitted_by, one.appointment_id, origin="worker")
        if answers_for(session, actor, sheet):
            return actor
    return None
