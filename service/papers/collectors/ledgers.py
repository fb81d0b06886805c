"""The ledger: every risk point in force, with those who answer for it on the day of the print."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import BUREAU, Target
from service.exports.outcomes import filed_numbers
from service.organisation.queries.access import refer
from service.papers.collectors.answering import answering, leader_of, name_of
from service.papers.collectors.departments import head_name
from service.papers.collectors.gathering import (
    Collected,
    picked,
    points_where,
    rows_of,
    summed,
    words_of,
)
from service.papers.collectors.outcomes import last_reviews, notices_of
from service.risks.models import RiskPoint
from tenants.models.organisation import Department

COLUMNS: Final = (
    "number",
    "department",
    "post",
    "power",
    "step",
    "category",
    "title",
    "manifestations",
    "grade",
    "measures",
    "remarks",
)


def ledger(session: Session, _subject_id: UUID | None, asked: Mapping[str, Any]) -> Collected:
    """The ledger of the bureau, or of one section if it is asked for."""
    words = words_of(session)
    department_id = UUID(str(asked["department_id"])) if asked.get("department_id") else None
    if department_id:
        refer(session, Department, "department_id", department_id)
    below = words.chart.subtree(department_id) if department_id else None
    narrowed = (RiskPoint.department_id.in_(below),) if below else ()
    points = points_where(session, RiskPoint.status == "in_force", *narrowed)
    relations = answering(words)
    ids = [one.record.id for one in points]
    noticed, filed = notices_of(session, ids), filed_numbers(session, ids)
    reviewed = last_reviews(session, ids)
    rows = picked(rows_of(points, words), *COLUMNS)
    for row, point in zip(rows, points, strict=True):
        one = point.record
        found = relations(one)
        row["direct"] = one.direct_responsible_written or name_of(found.directly_responsible)
        row["head"] = one.section_head_written or head_name(one.department_id, words)
        row["leader"] = one.responsible_leader_written or leader_of(found)
        row["monitors"] = "、".join(dict.fromkeys(seat.title for seat in found.monitoring))
        row["noticed"] = noticed.get(one.id, "")
        row["filing"] = filed.get(one.id, "")
        row["reviewed_on"] = reviewed.get(one.id, "")
    name = words.department(department_id)
    return Collected(
        title=f"{name}台账" if name else "台账",
        facts={
            "count": len(points),
            "summary": summed((one.record for one in points), words, "section"),
            "points": rows,
        },
        target=Target(department_id) if department_id else BUREAU,
        records=tuple(one.record.id for one in points),
        rows=len(points),
    )
