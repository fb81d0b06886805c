"""Measures and journal entries row by row, as they are taken out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exports.ledger_rows import Row
from service.journal.queries import entries
from service.measures.models import Measure
from service.measures.queries.lists import doers, list_all_measures
from service.organisation.queries import load_chart
from service.procedures.standing import standings_of
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.workspace.queries.vocabularies import kept
from tenants import clock
from tenants.context import Actor
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Department, Person, Post

AT_ONCE: Final = 1000
MOMENT: Final = "%Y-%m-%d %H:%M:%S"
FILTERS: Final = ("subject_id", "person_id", "topic", "since", "until", "request", "result")
KINDS: Final = {
    "optimise_power_structure": "优化权力结构",
    "improve_process": "改进业务流程",
    "regulate_discretion": "规范行政裁量",
    "build_institution": "加强制度建设",
    "lawful_disclosure": "依法公开",
    "technical_control": "强化科技防控",
}
PHASES: Final = {"early": "前期预防", "mid": "中期监控", "late": "后期处置"}
VERDICTS: Final = {"suitable": "适宜", "needs_change": "需调整", "not_suitable": "不适宜"}


def measures_of(actor: Actor, asked: Mapping[str, Any]) -> Select[Any]:
    """Select the measures this person may take out."""
    may_take = by_policy(actor, Permission.EXPORT_MAKE, RiskPoint.__table__.c)
    return list_all_measures(actor, asked).where(may_take)


def measure_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the measures this person may take out, as their list has them."""
    departments = _names(session, Department.id, Department.name)
    posts = _names(session, Post.id, Post.title)
    day = clock.today()
    chart = load_chart(session, day)
    order = [Measure.next_due_on, Measure.id] if asked.get("due") else [Measure.id]
    statement = measures_of(actor, asked).order_by(*order)
    rows = session.execute(statement.execution_options(yield_per=AT_ONCE)).mappings()
    words = kept()["standings"]
    for row, stand in _standing(session, rows.partitions()):
        yield {
            **{name: row[name] for name in ("risk_point_number", "risk_point_title", "rank")},
            **{name: row[name] for name in ("text", "frequency", "basis")},
            "department": departments.get(row["department_id"], ""),
            "kind": KINDS.get(row["kind"] or "", ""),
            "phase": PHASES.get(row["phase"] or "", ""),
            "code": row["number"],
            "carried_out_by": "、".join(doers(row, chart, day)),
            "responsible": posts.get(row["responsible_post_id"]) or row["responsible_written"],
            "due_on": _day(row["due_on"]),
            "next_due_on": _day(row["next_due_on"]),
            "last_done_on": _day(row["last_done_on"]),
            "doing_count": row["doing_count"],
            "evidence_count": row["evidence_count"],
            "responsible_leader": row["responsible_leader"],
            "status": words[stand["standing"]][0],
            "suitability": VERDICTS.get(row["suitability"] or "", row["suitability"] or ""),
        }


def _standing(
    session: Session, parts: Iterable[Sequence[RowMapping]]
) -> Iterator[tuple[RowMapping, Row]]:
    for part in parts:
        found = standings_of(session, "measure", [row["id"] for row in part])
        yield from ((row, found[row["id"]]) for row in part)


def journal_of(actor: Actor, asked: Mapping[str, Any]) -> Select[Any]:
    """Select the entries asked for, for whoever may read the journal."""
    require(actor, Permission.JOURNAL_READ)
    return entries(**{name: asked.get(name) for name in FILTERS})


def journal_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the entries of the journal, the newest first, word for word."""
    people = _names(session, Person.id, Person.name)
    statement = journal_of(actor, asked).order_by(JournalEntry.id.desc())
    for entry in session.scalars(statement.execution_options(yield_per=AT_ONCE)):
        yield {
            "at": entry.at.astimezone(clock.CHINA).strftime(MOMENT),
            "person": people.get(entry.person_id, ""),
            "topic": entry.topic,
            "subject_kind": entry.subject_kind,
            "subject_id": str(entry.subject_id or ""),
            "digest": entry.digest.hex(),
            "body": entry.body,
        }


def counted(session: Session, statement: Select[Any]) -> int:
    """Count what a statement selects."""
    return session.scalar(select(func.count()).select_from(statement.subquery())) or 0


def _names(session: Session, key: Any, name: Any) -> dict[UUID, str]:
    return {row[0]: row[1] for row in session.execute(select(key, name))}


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
