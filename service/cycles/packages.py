"""What a year files with the leading group as one paper: its plan (R-460), its summary (R-476)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.cycles.conditions import missing_before
from service.cycles.models import CycleNote, CycleStage, StageTask
from service.cycles.queries import stages_of_cycle
from service.evidence.models import Attachment, StoredFile
from service.filings.collecting import Candidate, Owed
from tenants.models.organisation import Cycle, Department, Post

UNTIL: Final = "filed"
ASKED_BY: Final = {"plan": "plan_approved", "summary": "summary_written"}
RESULTS: Final = {
    "self_check": "自查",
    "corrected_problem": "整改问题",
    "revised_point": "修订风险点",
    "improved_measure": "完善措施",
}


def gather(session: Session, kind: str, year: int) -> Owed:
    """Gather the plan or the summary of a year, due by the last day of the stage it belongs to."""
    cycle = session.scalar(select(Cycle).where(Cycle.year == year))
    if cycle is None:
        return Owed(UNTIL, None, binds=False, candidates=(), gaps=(_gap("plan-not-drafted"),))
    stages = stages_of_cycle(session, cycle.id)
    found, gaps = (_plan if kind == "plan" else _summary)(session, cycle, stages)
    due_on = due_of_paper(cycle, stages, kind)
    return Owed(UNTIL, due_on, due_on is not None, tuple(found), tuple(gaps))


def due_of_paper(cycle: Cycle, stages: Sequence[CycleStage], kind: str) -> date | None:
    """Give the leading group's last day, else the bureau's own; taking stock has none."""
    asked = [one for one in stages if ASKED_BY[kind] in one.conditions]
    if cycle.stock_taking or not asked:
        return None
    return asked[-1].outer_due_on or asked[-1].due_on


Found = tuple[list[Candidate], list[dict[str, Any]]]


def _plan(session: Session, cycle: Cycle, stages: Sequence[CycleStage]) -> Found:
    """A plan goes up once it is approved, with its stages and the work in them."""
    if cycle.approved_on is None:
        return [], [_gap("plan-not-approved", cycle.title)]
    written = {
        "superior": " ".join(str(one) for one in cycle.superior_document.values() if one),
        "approval": cycle.approval,
        "approved_on": cycle.approved_on.isoformat(),
        "stages": _arranged(session, stages),
        "tasks": _tasks(session, stages),
        "files": _files(session, cycle.id),
    }
    return [_paper(cycle, "工作方案", written)], []


def _summary(session: Session, cycle: Cycle, stages: Sequence[CycleStage]) -> Found:
    """A summary is what the bureau wrote of its year; what is still open is told before (R-474)."""
    waiting = [] if cycle.stock_taking else [one for one in stages if one.completed_on is None]
    gaps = [
        _gap(missing["code"], one.name)
        for one in waiting
        for missing in missing_before(session, one)
        if missing["code"] != "summary-missing"
    ]
    texts = session.scalars(
        select(CycleNote.text)
        .where(CycleNote.cycle_id == cycle.id, CycleNote.kind == "summary")
        .order_by(CycleNote.at)
    ).all()
    if not texts:
        return [], [_gap("summary-missing"), *gaps]
    written = {
        "summary": [line for text in texts for line in text.splitlines() if line.strip()],
        "results": _results(session, cycle.id),
        "stages": [f"{one.name}（{one.starts_on}至{one.due_on}）：{_ended(one)}" for one in stages],
        "files": _files(session, cycle.id),
    }
    return [_paper(cycle, "工作总结", written)], gaps


def _arranged(session: Session, stages: Sequence[CycleStage]) -> list[str]:
    """Say of each stage its days, who answers for it and what it brings."""
    rows = session.execute(select(Department.id, Department.name))
    sections = {row.id: row.name for row in rows}
    return [
        "；".join(
            part
            for part in (
                f"{one.name}（{one.starts_on}至{one.due_on}）",
                one.department_id and f"责任单位：{sections[one.department_id]}",
                one.deliverable and f"产出物：{one.deliverable}",
            )
            if part
        )
        for one in stages
    ]


def _ended(stage: CycleStage) -> str:
    if stage.completed_on is None:
        return "未完成"
    return f"{stage.completed_on}完成。{stage.report}"


def _paper(cycle: Cycle, name: str, written: Mapping[str, Any]) -> Candidate:
    title = cycle.title if name == "工作方案" and cycle.title else f"{cycle.year}年度{name}"
    kept = {key: value for key, value in written.items() if value}
    return Candidate(cycle.id, str(cycle.year), title, None, {"title": title, **kept})


def _tasks(session: Session, stages: Sequence[CycleStage]) -> list[str]:
    """Name each piece of work with the post that does it, never with a person (D-14)."""
    rows = session.execute(
        select(StageTask.title, StageTask.due_on, Post.title.label("post"))
        .outerjoin(Post, (Post.tenant_id == StageTask.tenant_id) & (Post.id == StageTask.post_id))
        .where(StageTask.stage_id.in_([one.id for one in stages]))
        .order_by(StageTask.id)
    )
    return [
        "，".join(str(part) for part in (one.title, one.post, one.due_on) if part) for one in rows
    ]


def _results(session: Session, cycle_id: UUID) -> list[str]:
    """Count what the year led to (R-463); the words themselves stay in the bureau."""
    counted = Counter(
        session.scalars(
            select(CycleNote.kind).where(
                CycleNote.cycle_id == cycle_id, CycleNote.kind.in_(RESULTS)
            )
        )
    )
    return [f"{name}{counted[kind]}项" for kind, name in RESULTS.items() if counted[kind]]


def _files(session: Session, cycle_id: UUID) -> list[str]:
    """Name the files kept with the year, each with the digest the copy handed over is held to."""
    rows = session.execute(
        select(Attachment.name, StoredFile.algorithm, StoredFile.digest)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .where(
            Attachment.owner_kind == "cycle",
            Attachment.owner_id == cycle_id,
            Attachment.replaced_by.is_(None),
        )
        .order_by(Attachment.id)
    )
    return [f"{one.name}（{one.algorithm.upper()} {one.digest.hex()}）" for one in rows]


def _gap(code: str, title: str = "") -> dict[str, Any]:
    return {"code": code, "number": "", "title": title}
