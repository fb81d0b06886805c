"""How far each record of a register is on its way (状态), in the one set of words of all pages.

What a record is by itself, the step its open case stands at, its notice and its filing together
come to one word; a list asks it along with its rows, in the same statement.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from policies.standings import StepWord, step_words
from service.organisation.queries import today
from tenants.calendar import is_working_day
from tenants.pages import Narrowing

YEARS_BACK: Final = 2
HOLDING: Final = frozenset({"in_force", "effective"})
UNTOLD: Final[Mapping[str, Any]] = MappingProxyType({"standing": None, "late_days": None})
# Where each kind of record says how it stands; a grade stands where its risk point does.
ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "power": "service.powers.standing",
        "flowchart": "service.flowcharts.standing",
        "risk_point": "service.risks.standing",
        "grading": "service.risks.standing",
        "lowering": "service.risks.standing",
        "measure": "service.measures.standing",
    }
)
# Where a record in force stands is told from the decision on; before that it is being adjusted.
DECIDED: Final = "('awaiting_notice', 'awaiting_filing')"
SHOWN: Final = "('published', 'ended')"
OBJECTED: Final = f"""EXISTS (SELECT FROM notice_items b
  JOIN notices n ON n.tenant_id = b.tenant_id AND n.id = b.notice_id
  WHERE b.tenant_id = {{p}}.tenant_id AND b.object_id = q.item_id AND n.kind = 'notice'
    AND n.state IN {SHOWN} AND (b.state = 'returned' OR EXISTS (
      SELECT FROM notice_comments k WHERE k.tenant_id = n.tenant_id AND k.notice_id = n.id
        AND k.kind = 'objection' AND k.verdict IS NULL
        AND coalesce(k.notice_item_id, b.id) = b.id)))"""  # noqa: S608
ON_NOTICE: Final = f"""EXISTS (SELECT FROM notices n
  WHERE n.tenant_id = {{p}}.tenant_id AND n.step_id = q.step_id AND n.state IN {SHOWN})"""
OPEN_FILINGS: Final = """SELECT a.item_id FROM filing_items a
  JOIN filings f ON f.tenant_id = a.tenant_id AND f.id = a.filing_id
  WHERE (f.state IN ('draft', 'sent', 'returned', 'withdrawing')
      OR f.state = 'reviewed' AND f.until = 'filed')"""
# Of the rows of a page each is looked up, of a whole register all are looked up at once.
FILED_ONE: Final = (
    f"EXISTS ({OPEN_FILINGS} AND a.tenant_id = {{p}}.tenant_id AND a.item_id = {{p}}.id)"
)
FILED_AMONG: Final = f"{{p}}.id IN ({OPEN_FILINGS})"
PLACE: Final = """i.object_kind, i.item_id, i.state, s.id AS step_id, s.type, s.due_on,
  jsonb_exists(s.facts, 'returned_from') AS sent_back"""
STEP: Final = """case_steps s ON s.tenant_id = i.tenant_id
  AND s.case_id = i.case_id AND s.state = 'open' AND i.state = 'open'"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a register's records stand.

    `own` is what a record is by itself: draft, in_force, adjusting or repealed; `approved` what a
    draft waits for whose case is through; `holds` is the word for what is in force: of a register
    nothing of which is ever filed it is said without the filing; `carriers` names records whose
    cases carry it, too: `record_id` and `item_id`, with their `tenant_id`. `{p}` is its table.
    """

    table: str
    own: str
    approved: str = "'awaiting_filing'"
    carriers: str = ""
    holds: str = "in_force"

    def joined(self, p: str = "p") -> str:
        """Write what a list joins to ask `columns`."""
        items = f"i.item_id = {p}.id"
        if self.carriers:
            carried = f"SELECT l.item_id FROM ({self.carriers}) l WHERE l.record_id = {p}.id"  # noqa: S608
            items = f"i.item_id = ANY(ARRAY(SELECT {p}.id UNION ALL {carried}))"
        return f"""CROSS JOIN LATERAL (SELECT {self.own.format(p=p)} AS own OFFSET 0) h
LEFT JOIN LATERAL (SELECT {PLACE}, {_step_word()} AS word FROM case_items i LEFT JOIN {STEP}
  WHERE i.tenant_id = {p}.tenant_id AND {items}
  ORDER BY (i.state = 'open') DESC, i.id DESC LIMIT 1) q ON true"""  # noqa: S608

    def columns(self, p: str = "p") -> str:
        """Write the word, and by how many working days the open step is late."""
        return f"{self._word(p, FILED_ONE)} AS standing, {LATE} AS late_days"

    def among(self, p: str = "p") -> str:
        """Write the condition that keeps the records whose word is among `standings`."""
        items = "SELECT i.item_id AS record_id, i.* FROM case_items i"
        if self.carriers:
            items += f""" UNION ALL SELECT l.record_id, i.* FROM ({self.carriers}) l
  JOIN case_items i ON i.tenant_id = l.tenant_id AND i.item_id = l.item_id"""  # noqa: S608
        return f"""{p}.id IN (SELECT z.id FROM {self.table} z
  CROSS JOIN LATERAL (SELECT {self.own.format(p="z")} AS own OFFSET 0) h
  LEFT JOIN (SELECT DISTINCT ON (i.record_id) i.record_id, {PLACE}, {_step_word()} AS word
    FROM ({items}) i LEFT JOIN {STEP}
    ORDER BY i.record_id, (i.state = 'open') DESC, i.id DESC) q ON q.record_id = z.id
  WHERE {self._word("z", FILED_AMONG)} = ANY(CAST(%(standings)s AS text[])))"""  # noqa: S608

    def narrow(self, narrowing: Narrowing, asked: Mapping[str, Any]) -> None:
        """Keep the records of a page statement whose word was asked for."""
        if asked.get("standing"):
            narrowing.add(self.among(), standings=list(asked["standing"]))

    def asked(self, standings: Iterable[str]) -> TextClause:
        """Give the same condition for a statement that is not written by hand."""
        written = self.among(self.table).replace("%(standings)s", ":standings")
        return text(written).bindparams(standings=list(standings))

    def _word(self, p: str, filed: str) -> str:
        return f"""
CASE WHEN h.own = 'repealed' THEN 'repealed'
  WHEN q.state = 'open' AND q.type IN ('draft', 'public_notice')
    AND {OBJECTED.format(p=p)} THEN 'objected'
  WHEN q.state = 'open' AND q.type = 'public_notice'
    AND {ON_NOTICE.format(p=p)} THEN 'on_notice'
  WHEN q.state = 'open' AND h.own IN ('in_force', 'adjusting') AND q.object_kind <> 'catalogue'
    AND q.word NOT IN {DECIDED} THEN 'adjusting'
  WHEN q.state = 'open' AND q.sent_back THEN 'returned'
  WHEN q.state = 'open' THEN q.word
  WHEN h.own = 'draft' AND q.state IN ('returned', 'rejected') THEN 'returned'
  WHEN h.own = 'draft' AND q.state = 'approved' THEN {self.approved.format(p=p)}
  WHEN h.own = 'in_force' AND {filed.format(p=p)} THEN 'awaiting_filing'
  WHEN h.own = 'in_force' THEN '{self.holds}' ELSE h.own END"""


LATE: Final = """
CASE WHEN q.due_on < %(standing_day)s::date THEN %(standing_day)s::date - q.due_on - (
  SELECT count(*)::integer FROM unnest(%(free_days)s::date[]) one
  WHERE one > q.due_on AND one <= %(standing_day)s::date) ELSE 0 END"""


def standings_of(
    session: Session, object_kind: str, ids: Iterable[UUID]
) -> dict[UUID, dict[str, Any]]:
    """Say of some records of a kind how far they are; kinds without a register of their own, none.

    Who calls shows these records to their reader already.
    """
    asked = list(ids)
    if not asked or object_kind not in ROOMS:
        return {}
    room: Standing = import_module(ROOMS[object_kind]).STANDING
    rows = session.connection().exec_driver_sql(
        f"SELECT p.id, {room.columns()} FROM {room.table} p {room.joined()} "  # noqa: S608
        "WHERE p.id = ANY(%(ids)s)",
        {"ids": asked, **standing_values()},
    )
    return {row.id: {"standing": row.standing, "late_days": row.late_days} for row in rows}


def unsaid(object_kind: str) -> frozenset[str]:
    """Name the words for what is in force that this register never says."""
    room: Standing = import_module(ROOMS[object_kind]).STANDING
    return HOLDING - {room.holds}


def told_with_standings(
    session: Session, lines: Iterable[dict[str, Any]], named: Callable[[dict[str, Any]], Any]
) -> list[dict[str, Any]]:
    """Add to lines that name a record, by kind and id, how far it is: one statement a kind."""
    told = [(line, named(line)) for line in lines]
    by_kind: dict[str, list[UUID]] = {}
    for _line, (kind, record) in told:
        if record is not None:
            by_kind.setdefault(kind, []).append(record)
    found = {kind: standings_of(session, kind, ids) for kind, ids in by_kind.items()}
    return [{**line, **found.get(kind, {}).get(record, UNTOLD)} for line, (kind, record) in told]


def standing_values() -> dict[str, Any]:
    """Give what the columns ask of the day: which one it is, and which days nobody worked."""
    return dict(_values(today()))


@cache
def _values(day: date) -> Mapping[str, Any]:
    since = date(day.year - YEARS_BACK, 1, 1)
    days = (since + timedelta(days=n) for n in range((day - since).days + 1))
    free = ",".join(one.isoformat() for one in days if not is_working_day(one))
    return {"standing_day": day.isoformat(), "free_days": f"{{{free}}}"}


@cache
def _step_word() -> str:
    """Write the words of the chains' folder as one expression on the step."""
    return f"CASE {' '.join(_when(one) for one in step_words())} END"


def _when(one: StepWord) -> str:
    asked = (("s.type", one.types), ("s.acting", one.acting), ("i.object_kind", one.objects))
    met = (f"{name} IN ({_listed(words)})" for name, words in asked if words)
    return f"WHEN {' AND '.join(met)} THEN '{one.standing}'"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
