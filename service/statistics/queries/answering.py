"""How long answers take: from a package's arrival to the answer, from its return to a new one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.filings.models import ReceivedFiling
from service.filings.rules import ANSWER_DAYS
from service.statistics import definitions
from service.statistics.arithmetic import quartiles
from service.statistics.queries.region import bureau_of, chart, heard, levels
from tenants.calendar import working_days_between
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.models.journal import JournalEntry

ARRIVED: Final = "filing.received"
RETURNED: Final = "filing.returned"
ANSWERED: Final = (RETURNED, "filing.reviewed", "filing.filed")
MOST_SHOWN: Final = 200
Told = tuple[str, date]


def answer_times(session: Session, actor: Actor, year: int | None) -> dict[str, Any]:
    """Say of each bureau how long this group took to answer it, and it took to file anew."""
    known, level_of = heard(session, actor), levels(session)
    spans: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for bureau_id, told in _packages(session, year or today().year):
        for name, days in _spans(told):
            spans[bureau_id][name].append(days)
    return chart(
        known,
        definitions.ANSWER_TIMES,
        year=year or today().year,
        limit=ANSWER_DAYS,
        rows=[
            {
                **bureau_of(row, level_of),
                **{
                    name: _spread(spans[row.bureau.id][name])
                    for name in ("answered", "refiled", "waiting", "being_refiled")
                },
                "late": sum(
                    days > ANSWER_DAYS
                    for name in ("answered", "waiting")
                    for days in spans[row.bureau.id][name]
                ),
            }
            for row in known
        ],
    )


def _packages(session: Session, year: int) -> Iterable[tuple[int, Sequence[Told]]]:
    """Give what happened to each package this group answers itself, in order."""
    found = session.execute(
        select(
            ReceivedFiling.bureau_id, JournalEntry.subject_id, JournalEntry.topic, JournalEntry.at
        )
        .join(
            JournalEntry,
            (JournalEntry.tenant_id == ReceivedFiling.tenant_id)
            & (JournalEntry.subject_id == ReceivedFiling.id),
        )
        .where(
            ReceivedFiling.year == year,
            ReceivedFiling.state != "noted",
            JournalEntry.topic.in_((ARRIVED, *ANSWERED)),
        )
        .order_by(JournalEntry.at, JournalEntry.id)
    )
    packages: dict[UUID | None, tuple[int, list[Told]]] = {}
    for bureau_id, package, topic, at in found:
        packages.setdefault(package, (bureau_id, []))[1].append((topic, _day(at)))
    return packages.values()


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()


def _spans(told: Sequence[Told]) -> Iterable[tuple[str, int]]:
    """Measure each stretch of a package's way; the last one still runs."""
    for (topic, began), (after, ended) in pairwise(told):
        if topic == ARRIVED and after in ANSWERED:
            yield "answered", working_days_between(began, ended)
        elif topic == RETURNED and after == ARRIVED:
            yield "refiled", working_days_between(began, ended)
    last, since = told[-1]
    if last == ARRIVED:
        yield "waiting", working_days_between(since, today())
    elif last == RETURNED:
        yield "being_refiled", working_days_between(since, today())


def _spread(days: list[int]) -> dict[str, Any]:
    found = quartiles(days)
    return {
        "n": len(days),
        "values": sorted(days)[:MOST_SHOWN],
        "lower": found[0] if found else None,
        "median": found[1] if found else None,
        "upper": found[2] if found else None,
        "longest": max(days, default=None),
    }
