"""How far a bureau and each of its sections have come in the circle of a year."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from service.cycles.models import CycleStage, StageTask
from service.cycles.queries import stages_of_cycle
from tenants.models.organisation import Cycle

BETWEEN = "monitoring"  # after the last stage, until the next year opens


def progress_of(session: Session, cycle: Cycle, on: date) -> dict[str, Any]:
    """Say how far the bureau has come by stage, and each section by what it owes."""
    stages = stages_of_cycle(session, cycle.id)
    counted = _tasks(session, [one.id for one in stages])
    rows = session.execute(SECTIONS, {"cycle": cycle.id, "on": on}).mappings()
    return {
        "year": cycle.year,
        "phase": phase_on(stages, on),
        "stages": [
            {
                "code": one.code,
                "name": one.name,
                "phase": one.phase,
                "starts_on": one.starts_on,
                "due_on": one.due_on,
                "completed_on": one.completed_on,
                "state": state_on(
                    one, on, untimed=cycle.stock_taking, over=cycle.state == "closed"
                ),
                "tasks": counted.get(one.id, (0, 0))[0],
                "tasks_done": counted.get(one.id, (0, 0))[1],
            }
            for one in stages
        ],
        "sections": [dict(row) for row in rows],
    }


class Stage(Protocol):
    """What of a stage says how it stands."""

    @property
    def phase(self) -> str: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def due_on(self) -> date: ...
    @property
    def completed_on(self) -> date | None: ...


def state_on(
    stage: Stage | CycleStage, on: date, *, untimed: bool = False, over: bool = False
) -> str:
    """Say how a stage stands on a day: it opens by its date and is done when it is completed.

    Where stock is taken of what was decided on paper, nobody works to the days of the plan; what
    was not completed when its year was closed stays unfinished.
    """
    if stage.completed_on is not None:
        return "completed_late" if stage.completed_on > stage.due_on else "completed"
    if over:
        return "unfinished"
    if stage.starts_on > on:
        return "waiting"
    if stage.due_on >= on:
        return "open"
    return "stock_taking" if untimed else "overdue"


def phase_on(stages: Iterable[Stage | CycleStage], on: date) -> str:
    """Name the phase of the circle that is under way on a day."""
    running = [one for one in stages if one.completed_on is None and one.starts_on <= on]
    return running[0].phase if running else BETWEEN


def _tasks(session: Session, stage_ids: list[Any]) -> dict[Any, tuple[int, int]]:
    rows = session.execute(
        select(StageTask.stage_id, func.count(), func.count(StageTask.done_on))
        .where(StageTask.stage_id.in_(stage_ids))
        .group_by(StageTask.stage_id)
    )
    return {stage_id: (all_tasks, done) for stage_id, all_tasks, done in rows}


SECTIONS = text("""
WITH p AS (
  SELECT department_id, count(*) AS points,
    count(*) FILTER (WHERE status = 'in_force') AS points_decided
  FROM risk_points WHERE status <> 'retired' AND department_id IS NOT NULL GROUP BY 1),
c AS (
  SELECT r.department_id, count(*) AS points_to_confirm
  FROM confirmations f JOIN risk_points r ON r.tenant_id = f.tenant_id AND r.id = f.risk_point_id
  WHERE f.cycle_id = :cycle AND f.outcome IS NULL GROUP BY 1),
m AS (
  SELECT r.department_id, count(*) AS measures
  FROM measures s JOIN risk_points r ON r.tenant_id = s.tenant_id AND r.id = s.risk_point_id
  WHERE s.status = 'active' AND r.status <> 'retired' GROUP BY 1),
w AS (
  SELECT department_id, count(*) AS powers,
    count(*) FILTER (WHERE status = 'in_force') AS powers_confirmed
  FROM powers WHERE status <> 'abolished' AND department_id IS NOT NULL GROUP BY 1),
h AS (
  SELECT s.department_id, count(*) AS sheets,
    count(*) FILTER (WHERE s.submitted_at IS NOT NULL) AS sheets_submitted,
    max(s.submitted_at) AS last_at
  FROM sheets s JOIN campaigns k ON k.tenant_id = s.tenant_id AND k.id = s.campaign_id
  WHERE k.cycle_id = :cycle GROUP BY 1),
l AS (
  SELECT department_id, count(*) AS letters,
    count(*) FILTER (WHERE signed_at IS NOT NULL) AS letters_signed, max(signed_at) AS last_at
  FROM commitments WHERE cycle_id = :cycle AND state NOT IN ('archived', 'withdrawn') GROUP BY 1),
o AS (
  SELECT coalesce(t.department_id, q.department_id) AS department_id, count(*) AS overdue
  FROM tasks t LEFT JOIN posts q ON q.tenant_id = t.tenant_id AND q.id = t.post_id
  WHERE t.state = 'open' AND t.box = 'act' AND t.due_on < :on GROUP BY 1),
b AS (
  SELECT q.department_id, string_agg(n.name, '、' ORDER BY q.code) AS heads
  FROM posts q
  JOIN appointments a ON a.tenant_id = q.tenant_id AND a.post_id = q.id
    AND a.starts_on <= :on AND (a.ends_on IS NULL OR a.ends_on >= :on)
  JOIN persons n ON n.tenant_id = a.tenant_id AND n.id = a.person_id
  WHERE q.leadership IN ('section_head', 'main_leader') AND q.abolished_on IS NULL GROUP BY 1)
SELECT d.id AS department_id, d.name AS department,
  coalesce(w.powers, 0) AS powers, coalesce(w.powers_confirmed, 0) AS powers_confirmed,
  coalesce(h.sheets, 0) AS sheets, coalesce(h.sheets_submitted, 0) AS sheets_submitted,
  coalesce(p.points, 0) AS points, coalesce(p.points_decided, 0) AS points_decided,
  coalesce(c.points_to_confirm, 0) AS points_to_confirm, coalesce(m.measures, 0) AS measures,
  coalesce(l.letters, 0) AS letters, coalesce(l.letters_signed, 0) AS letters_signed,
  coalesce(o.overdue, 0) AS overdue, coalesce(b.heads, '') AS heads,
  (greatest(h.last_at, l.last_at) AT TIME ZONE 'Asia/Shanghai')::date AS last_submitted_on
FROM departments d
LEFT JOIN p ON p.department_id = d.id LEFT JOIN c ON c.department_id = d.id
LEFT JOIN m ON m.department_id = d.id LEFT JOIN w ON w.department_id = d.id
LEFT JOIN h ON h.department_id = d.id LEFT JOIN l ON l.department_id = d.id
LEFT JOIN o ON o.department_id = d.id LEFT JOIN b ON b.department_id = d.id
WHERE d.closed_on IS NULL ORDER BY d.position, d.code
""")
