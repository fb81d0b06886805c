"""By when a measure is carried out: a term reckoned by the register ends on a working day."""

from datetime import date

from service.measures import rules
from tenants.calendar import on_or_after


def first_due(
    recurrence: str | None, due_on: date | None, on: date, *, urgent: bool = False
) -> date | None:
    """Say by when a measure must first be carried out; a day somebody wrote stays that day."""
    return _worked(rules.first_due(recurrence, due_on, on, urgent=urgent), written=due_on)


def due_after(recurrence: str | None, met: date | None, done_on: date) -> date | None:
    """Say by when it must be carried out again, on a working day; never for what is done once."""
    return _worked(rules.due_after(recurrence, met, done_on))


def _worked(due: date | None, *, written: date | None = None) -> date | None:
    return due if due is None or due == written else on_or_after(due)
