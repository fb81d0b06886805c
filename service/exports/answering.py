"""Who answers for a risk point today, as the printed ledger names them (R-174 to R-188)."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from policies.responsibility import relations
from policies.seats import Seat, Subject
from service.organisation.queries import load_chart, today

LOW = 3


class Names(NamedTuple):
    """Who answers for a risk point and who watches over it."""

    direct: str
    head: str
    leader: str
    monitoring: str


def answering(session: Session) -> Callable[[dict[str, Any]], Names]:
    """Give a way to name who answers for a risk point and who watches over it."""
    day = today()
    chart = load_chart(session, day)

    @cache
    def found(subject: Subject, rank: int | None) -> Names:
        all_of_it = relations(subject, rank, chart, day)
        leader = all_of_it.managing
        if leader is not None and leader.role == "section_head":
            leader = all_of_it.accountable
        return Names(
            _shown(all_of_it.directly_responsible),
            head(subject.department_id),
            _shown(leader),
            "、".join(dict.fromkeys(seat.title for seat in all_of_it.monitoring)),
        )

    @cache
    def head(department_id: UUID | None) -> str:
        if department_id is None:
            return ""
        return _shown(relations(Subject("section", department_id), LOW, chart, day).managing)

    def names(point: dict[str, Any]) -> Names:
        post = point["post_id"] or point["answering_post_id"]
        department = point["department_id"]
        subject = Subject(
            point["subject_type"],
            UUID(department) if department else None,
            UUID(post) if post else None,
        )
        return found(subject, point["rank"])

    return names


def _shown(seat: Seat | None) -> str:
    return seat.shown if seat else ""
