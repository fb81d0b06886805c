"""A sheet written out in full: for its page, and for the printed form (annex 1, 3–5, 排查表)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, word
from policies.charts import Chart
from policies.ladder import in_charge_of
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from service.organisation.queries.profiles import current_profile
from service.procedures.models import Case, CaseItem, CaseStep, Meeting
from service.risks.rules import DRAFT
from service.searches.library import standards
from service.searches.models import Campaign, Contribution, Sheet
from service.searches.queries.access import subject_of
from service.searches.queries.coverage import without_chart
from service.searches.queries.judging import facts_of, written_gaps
from service.searches.queries.sheets import (
    Line,
    cases_of,
    contributions_of,
    examined_of,
    lines_of,
    post_of,
    powers_of,
    sources_of,
    written_line,
)
from service.searches.rules.gaps import SheetFacts, gaps_of_sheet
from service.searches.rules.vocabulary import ACTING, COLLECTIVE, FORWARD_STEPS
from service.tasks.models import Task, TaskPerson
from tenants.database import owned
from tenants.errors import NotFound
from tenants.models.organisation import Department, Person


def sheet_document(session: Session, sheet_id: UUID) -> dict[str, Any]:
    """Write out a sheet with its subject, points, people, reviews and signature."""
    sheet = owned(session, Sheet, sheet_id)
    campaign = owned(session, Campaign, sheet.campaign_id) if sheet else None
    if sheet is None or campaign is None:
        raise NotFound("There is no such sheet.")
    lines = lines_of(session, [sheet.id]).get(sheet.id, [])
    told = contributions_of(session, [sheet.id])
    by_point: dict[UUID, list[Contribution]] = {}
    for one in told:
        if one.risk_point_id is not None:
            by_point.setdefault(one.risk_point_id, []).append(one)
    profile = current_profile(session)
    facts = facts_of(session, sheet, campaign, lines)
    decided = _decided(session, [line.point.id for line in lines])
    return {
        **snapshot(sheet),
        "campaign": {
            name: getattr(campaign, name) for name in ("year", "round", "title", "direction")
        },
        "late": (sheet.submitted_at.date() if sheet.submitted_at else today()) > sheet.due_on,
        "subject": _subject(session, sheet),
        "parts": list(facts.parts),
        "wizard": _wizard(facts, sheet, lines),
        "checklist": list(standards(profile.code)["checklist"]),
        "focus": _focus(profile.code, campaign.focus),
        "points": [
            written_line(line, by_point) | {"decided_collectively": line.point.id in decided}
            for line in lines
        ],
        "raised": [snapshot(one) for one in told if one.risk_point_id is None],
        "examined": [snapshot(one) for one in examined_of(session, sheet.id)],
        "sources": [
            {name: getattr(one, name) for name in ("number", "kind", "summary", "state")}
            for one in sources_of(session, sheet)
        ],
        "members": [{"person_id": person, "name": name} for person, name in facts.members.items()],
        "reviews": _reviews(session, sheet),
        "meetings_held": _meetings(session, sheet),
        "final_method": next(
            (one.code for one in reversed(profile.contributions) if one.code in COLLECTIVE), None
        ),
        "locked_by": without_chart(session, sheet.department_id, campaign.flow_gate)
        if sheet.subject_type == "section"
        else [],
        "gaps": [] if sheet.submitted_at else written_gaps(gaps_of_sheet(facts)),
    }


def _wizard(facts: SheetFacts, sheet: Sheet, lines: list[Line]) -> list[dict[str, Any]]:
    """Show the four steps of the forward method, each done or not (R-290)."""
    fresh = [one for one in lines if one.line.answer == "candidate"]
    done = {
        "map_flow": sheet.step >= 1 and not facts.empty_cells,
        "clarify_duty": sheet.step > 1 or bool(facts.blanks or lines),
        "pinpoint": bool(lines) and all(one.written["manifestations"] for one in fresh),
        "approval_and_notice": bool(fresh) and all(one.point.status != DRAFT for one in fresh),
    }
    return [{"step": step, "done": done[step]} for step in FORWARD_STEPS]


def _subject(session: Session, sheet: Sheet) -> dict[str, Any]:
    """Say whose sheet it is today: the office, who sits there, its duties and powers."""
    post = post_of(session, sheet)
    section = owned(session, Department, sheet.department_id) if sheet.department_id else None
    day = today()
    acting = ACTING[sheet.subject_type]
    chart = load_chart(session, day)
    holders = holders_of(acting, subject_of(sheet), chart, day)
    return {
        "department": section.name if section else "",
        "post": post.title if post else "",
        "job_rank": post.job_rank if post else None,
        "deputy": _in_charge(chart, sheet.department_id, day),
        "filled_on": (sheet.submitted_at.date() if sheet.submitted_at else day).isoformat(),
        "leadership": post.leadership if post else "none",
        "disposes": bool(post and post.has_disposal_authority),
        "is_key": bool(post and post.is_key),
        "business_duties": post.business_duties if post else "",
        "integrity_duties": post.integrity_duties if post else "",
        "holders": [
            {"person_id": one.person_id, "name": one.name, "title": one.title} for one in holders
        ],
        "powers": [
            {"power_id": one.id, "number": one.number, "name": one.name, "basis": one.legal_basis}
            for one in powers_of(session, sheet)
        ],
    }


def _in_charge(chart: Chart, department_id: UUID | None, day: date) -> str:
    """Name the leader in charge of the section, as the paper does."""
    rung = in_charge_of(department_id, chart, day) if department_id else None
    office = getattr(rung, "office", None)
    return office.holder.name if office and office.holder else ""


def _focus(profile: str, codes: list[str]) -> list[dict[str, str]]:
    known = standards(profile)
    words = {one["code"]: one for one in (*known["focus"], *known["key_objects"])}
    chosen = [*codes, *(one["code"] for one in known["key_objects"])]
    return [
        {"code": code, "zh": words[code]["zh"], "en": words[code]["en"]}
        if code in words
        else {"code": code, "zh": code, "en": code}
        for code in dict.fromkeys(chosen)
    ]


def _reviews(session: Session, sheet: Sheet) -> list[dict[str, Any]]:
    """List what was done with the sheet's points in their chains, step by step."""
    rows = session.execute(
        select(Case.number, CaseStep)
        .join(CaseStep, CaseStep.case_id == Case.id)
        .where(Case.id.in_(cases_of([sheet.id])))
        .order_by(Case.number, CaseStep.position)
    ).all()
    shown = ("code", "type", "state", "person_name", "post_title", "opinion", "closed_at")
    waiting = _waiting_at(session, [step.id for _, step in rows if step.state == "open"])
    return [
        {
            "case": number,
            **{name: getattr(step, name) for name in (*shown, "to_step", "defects", "opened_at")},
            "by_zh": word(step.acting)[0],
            "by_en": word(step.acting)[1],
            "waiting_for": waiting.get(step.id, []),
        }
        for number, step in rows
    ]


def _waiting_at(session: Session, steps: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Name who has the open steps on his desk."""
    rows = session.execute(
        select(Task.step_id, Person.name)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .join(Person, Person.id == TaskPerson.person_id)
        .where(
            Task.step_id.in_(steps),
            Task.state == "open",
            Task.box == "act",
            TaskPerson.state == "open",
        )
        .order_by(TaskPerson.id)
    )
    found: dict[UUID, list[str]] = {}
    for step_id, name in rows:
        if step_id is not None:
            found.setdefault(step_id, []).append(name)
    return found


def _decided(session: Session, points: list[UUID]) -> set[UUID]:
    """Name the points a body decided on: only then is a point final (R-094, D-19)."""
    rows = session.scalars(
        select(CaseItem.item_id)
        .join(CaseStep, CaseStep.case_id == CaseItem.case_id)
        .where(
            CaseItem.item_id.in_(points),
            CaseItem.object_kind == "risk_point",
            CaseItem.state.in_(("open", "approved")),
            CaseStep.type == "collective_decision",
            CaseStep.state == "done",
        )
    )
    return set(rows)


def _meetings(session: Session, sheet: Sheet) -> list[dict[str, Any]]:
    cases = cases_of([sheet.id])
    held = select(Meeting).where(Meeting.case_id.in_(cases)).order_by(Meeting.held_on)
    shown = ("number", "title", "held_on", "place", "session_number", "attendance", "minutes")
    return [
        {**{name: getattr(one, name) for name in shown}, "state": one.state}
        for one in session.scalars(held)
    ]
