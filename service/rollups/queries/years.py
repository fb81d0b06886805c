"""How far the stages of the running year have come, told from what a summary counts anyway."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

Row = Mapping[str, Any]
Counted = tuple[int, int, str | None]  # due, done, the day of the last
LIVING: Final = ("draft", "in_force")

STAGES: Final = """SELECT jsonb_build_object(
    'points_on', (SELECT max(in_force_on) FROM risk_points WHERE status = 'in_force'),
    'measures_on', (SELECT reviewed_on FROM measures),
    'sheets_on', (SELECT max(h.submitted_at AT TIME ZONE 'Asia/Shanghai')::date
      FROM sheets h JOIN campaigns c ON c.tenant_id = h.tenant_id AND c.id = h.campaign_id
      WHERE c.cycle_id = y.id),
    'letters_on', (SELECT max(signed_at AT TIME ZONE 'Asia/Shanghai')::date
      FROM commitments WHERE cycle_id = y.id AND state NOT IN ('archived', 'withdrawn')),
    'carried', (SELECT jsonb_build_array(count(*), count(outcome), max(decided_on))
      FROM confirmations WHERE cycle_id = y.id),
    'listed', (SELECT jsonb_agg(jsonb_build_object(
        'year', y.year, 'code', s.code, 'name', s.name, 'phase', s.phase, 'starts_on', s.starts_on,
        'due_on', s.due_on, 'completed_on', s.completed_on, 'conditions', s.conditions,
        'stock_taking', y.stock_taking,
        'tasks', (SELECT jsonb_build_array(count(*), count(done_on), max(done_on))
          FROM stage_tasks t WHERE t.tenant_id = s.tenant_id AND t.stage_id = s.id))
        ORDER BY s.position)
      FROM cycle_stages s WHERE s.cycle_id = y.id))
  FROM cycles y WHERE y.state = 'open' ORDER BY y.year DESC LIMIT 1"""
# What was in place when the running year began: it is neither due in it nor done (see the charts).
KEPT: Final = """SELECT k.department_id, k.what, sum(k.n) AS n
  FROM (SELECT * FROM cycles WHERE state = 'open' ORDER BY year DESC LIMIT 1) y, LATERAL (
    SELECT p.department_id, w.what, sum(CASE w.what WHEN 'points_decided' THEN p.decided
        WHEN 'points_graded' THEN p.graded ELSE p.prevented END) AS n
      FROM (SELECT r.department_id, count(*) FILTER (WHERE r.status = 'in_force') AS decided,
          count(r.rank) AS graded, count(*) FILTER (WHERE r.id IN (
            SELECT risk_point_id FROM measures WHERE status = 'active')) AS prevented
        FROM confirmations f JOIN risk_points r
          ON r.tenant_id = f.tenant_id AND r.id = f.risk_point_id
        WHERE f.cycle_id = y.id AND r.status <> 'retired' GROUP BY r.department_id) p,
        (VALUES ('points_decided'), ('points_graded'), ('points_prevented')) w (what)
      GROUP BY p.department_id, w.what
    UNION ALL SELECT r.department_id, 'measures_decided', count(*)
      FROM confirmations f
        JOIN risk_points r ON r.tenant_id = f.tenant_id AND r.id = f.risk_point_id
        JOIN measures m ON m.tenant_id = r.tenant_id AND m.risk_point_id = r.id
      WHERE f.cycle_id = y.id AND r.status <> 'retired' AND m.status = 'active'
        AND NOT m.needs_review AND (m.reviewed_on IS NULL OR m.reviewed_on < y.opened_on)
      GROUP BY r.department_id
    UNION ALL SELECT department_id, 'powers_listed', count(*) FROM powers
      WHERE status = 'in_force' AND (effective_on IS NULL OR effective_on < y.opened_on)
        AND NOT y.stock_taking AND EXISTS (SELECT FROM cycles e WHERE e.year < y.year)
      GROUP BY department_id) k
  GROUP BY k.department_id, k.what"""
# What each section owes the running year, by the words of what its stages ask for.
SECTIONS: Final = """SELECT coalesce(jsonb_agg(jsonb_build_array(d.name, c.what, c.due, c.done)
    ORDER BY d.position, d.code, c.what), '[]')
  FROM (SELECT id FROM cycles WHERE state = 'open' ORDER BY year DESC LIMIT 1) y,
  LATERAL (
    SELECT department_id, 'powers_listed' AS what, count(*) AS due,
      count(*) FILTER (WHERE status = 'in_force') AS done
      FROM powers WHERE status <> 'abolished' GROUP BY department_id
    UNION ALL SELECT p.department_id, w.what, sum(p.due), sum(CASE w.what
        WHEN 'points_decided' THEN p.decided WHEN 'points_graded' THEN p.graded
        ELSE p.prevented END)
      FROM (SELECT department_id, count(*) AS due,
          count(*) FILTER (WHERE status = 'in_force') AS decided, count(rank) AS graded,
          count(*) FILTER (WHERE id IN (SELECT risk_point_id FROM measures
            WHERE status = 'active')) AS prevented
        FROM risk_points WHERE status <> 'retired' GROUP BY department_id) p,
        (VALUES ('points_decided'), ('points_graded'), ('points_prevented')) w (what)
      GROUP BY p.department_id, w.what
    UNION ALL SELECT p.department_id, 'points_decided', count(*), count(f.outcome)
      FROM confirmations f JOIN risk_points p
        ON p.tenant_id = f.tenant_id AND p.id = f.risk_point_id
      WHERE f.cycle_id = y.id GROUP BY p.department_id
    UNION ALL SELECT p.department_id, 'measures_decided', count(*),
        count(*) FILTER (WHERE NOT m.needs_review)
      FROM measures m JOIN risk_points p ON p.tenant_id = m.tenant_id AND p.id = m.risk_point_id
      WHERE m.status = 'active' AND p.status <> 'retired' GROUP BY p.department_id
    UNION ALL SELECT department_id, what, -n, -n FROM kept
    UNION ALL SELECT h.department_id, 'searches_done', count(*), count(h.submitted_at)
      FROM sheets h JOIN campaigns c ON c.tenant_id = h.tenant_id AND c.id = h.campaign_id
      WHERE c.cycle_id = y.id GROUP BY h.department_id
    UNION ALL SELECT department_id, 'letters_signed', count(*), count(signed_at)
      FROM commitments WHERE cycle_id = y.id AND state NOT IN ('archived', 'withdrawn')
      GROUP BY department_id
    UNION ALL SELECT o.department_id, 'tasks:' || s.code, count(*), count(t.done_on)
      FROM stage_tasks t JOIN cycle_stages s ON s.tenant_id = t.tenant_id AND s.id = t.stage_id
        JOIN posts o ON o.tenant_id = t.tenant_id AND o.id = t.post_id
      WHERE s.cycle_id = y.id GROUP BY o.department_id, s.code) c
  JOIN departments d ON d.id = c.department_id"""
TOLD: Final = (
    "year",
    "code",
    "name",
    "phase",
    "starts_on",
    "due_on",
    "completed_on",
    "stock_taking",
)


def stages_told(counted: Row) -> list[dict[str, Any]]:
    """Give the stages of the running year with what each asks for; none when no year is open."""
    year = counted["stages"]
    return [_stage(one, counted) for one in (year["listed"] or ())] if year else []


def _stage(stage: Row, counted: Row) -> dict[str, Any]:
    parts = [_asked(word, counted) for word in stage["conditions"] if word in ASKED]
    parts.append(tuple(stage["tasks"]))
    due, done = sum(one[0] for one in parts), sum(one[1] for one in parts)
    return {
        **{name: stage[name] for name in TOLD},
        "due": due,
        "done": due if stage["completed_on"] else done,
        "last_on": max((one[2] for one in parts if one[2]), default=None),
        "sections": [] if stage["completed_on"] else _sections(stage, counted["owed"]),
    }


def _asked(word: str, counted: Row) -> Counted:
    """Count what a condition asks of this year, without what the year found in place."""
    due, done, last_on = ASKED[word](counted)
    kept = counted["kept"].get(word, 0)
    return due - kept, done - kept, last_on


def _sections(stage: Row, counted: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Say of each section what a stage asks of it and how much of that is there."""
    asked = {*stage["conditions"], f"tasks:{stage['code']}"}
    found: dict[str, dict[str, Any]] = {}
    for name, what, due, done in counted:
        if what in asked:
            one = found.setdefault(name, {"name": name, "due": 0, "done": 0})
            one["due"] += due
            one["done"] += done
    return list(found.values())


def _living(counted: Row, *, column: str = "items", graded: bool = False) -> int:
    return sum(
        row[column]
        for row in counted["points"]
        if row["status"] in LIVING and not (graded and row["rank"] == "none")
    )


def _decided(counted: Row) -> Counted:
    carried, confirmed, confirmed_on = counted["stages"]["carried"]
    in_force = sum(row["items"] for row in counted["points"] if row["status"] == "in_force")
    days = [one for one in (counted["stages"]["points_on"], confirmed_on) if one]
    return _living(counted) + carried, in_force + confirmed, max(days, default=None)


def _measures(counted: Row) -> Counted:
    held = counted["measures"]
    in_force = sum(row["items"] for row in counted["held"])
    return (
        in_force + held["draft"],
        held["reviewed"],
        counted["stages"]["measures_on"],
    )


def _powers(counted: Row) -> Counted:
    kept = [row for row in counted["powers"] if row["status"] != "abolished"]
    listed = [row for row in kept if row["status"] == "in_force"]
    return sum(row["items"] for row in kept), sum(row["items"] for row in listed), None


def _progress(name: str, done: str, day: str) -> Callable[[Row], Counted]:
    return lambda counted: (
        counted["progress"][name],
        counted["progress"][done],
        counted["stages"][day],
    )


# What of a stage's conditions is counted; the others are asked of the bureau as a whole.
ASKED: Final[Mapping[str, Callable[[Row], Counted]]] = MappingProxyType(
    {
        "powers_listed": _powers,
        "searches_done": _progress("sheets", "sheets_submitted", "sheets_on"),
        "points_decided": _decided,
        "points_graded": lambda counted: (
            _living(counted),
            _living(counted, graded=True),
            None,
        ),
        "points_prevented": lambda counted: (
            _living(counted),
            _living(counted, column="covered"),
            None,
        ),
        "measures_decided": _measures,
        "letters_signed": _progress("letters", "letters_signed", "letters_on"),
    }
)
