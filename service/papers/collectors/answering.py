"""Who answers for risk points today, each question asked once."""

from collections.abc import Callable
from functools import cache

from policies.responsibility import relations
from policies.seats import Relations, Seat, Subject
from service.papers.collectors.gathering import Words
from service.risks.models import RiskPoint
from service.risks.subjects import subject_of


def answering(words: Words) -> Callable[[RiskPoint], Relations]:
    """Give a way to ask for the four relations of a risk point."""

    @cache
    def found(subject: Subject, rank: int | None) -> Relations:
        return relations(subject, rank, words.chart, words.on)

    def asked(point: RiskPoint) -> Relations:
        return found(subject_of(point), point.rank)

    return asked


def shown(seat: Seat | None) -> str:
    """Write who sits in a seat, as papers do."""
    return seat.shown if seat else ""


def leader_of(all_of_it: Relations) -> str:
    """Name the leader a risk point is answered for by: never the head of a section."""
    seat = all_of_it.managing
    if seat is not None and seat.role == "section_head":
        seat = all_of_it.accountable
    return shown(seat)


def name_of(seat: Seat | None) -> str:
    """Name who sits in a seat, where the paper shows the post beside it."""
    return (seat.name or seat.shown) if seat else ""
