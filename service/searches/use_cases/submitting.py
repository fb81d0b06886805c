"""Hand a sheet in: signed for the office, judged as a whole, its points sent for review (R-256)."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, is_holder
from policies.permissions import Permission
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from service.procedures.documents import chain_of, step_of
from service.procedures.gate import chains_rule
from service.procedures.models import Case
from service.procedures.queries.access import open_items_of, open_step_of
from service.procedures.queries.missing import missing_at
from service.procedures.queries.seats import current_seats, deciding_body
from service.procedures.use_cases import advance_case, start_case
from service.risks.rules import DRAFT
from service.risks.use_cases.retiring import TO_RETIRE
from service.searches.criteria import sheets_awaited
from service.searches.models import Campaign, Sheet
from service.searches.queries.access import access_sheet, subject_of
from service.searches.queries.coverage import without_chart
from service.searches.queries.judging import copies_on, facts_of, written_gaps
from service.searches.queries.sheets import Line, cases_of, lines_of
from service.searches.refusals import SheetClosed, SheetIncomplete, SheetUnderReview, StillLocked
from service.searches.rules.gaps import gaps_of_sheet, says_too_little
from service.searches.use_cases.asking import TASK, ask_for
from service.searches.use_cases.keeping import (
    STILL_OPEN,
    refuse_closed,
    refuse_stranger,
    write_down,
)
from service.searches.use_cases.waiting import enter_measures
from service.tasks.rules import URGENCIES
from service.tasks.use_cases import clear_desks, open_task, settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.vocabulary import DEFECTS

STAYS = frozenset({"confirmed", "revised"})


def submit_sheet(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    *,
    if_version: int,
    statement: str = "",
    urgency: str = URGENCIES[0],
) -> Sheet:
    """Sign the sheet for the office one holds; its new points go into their review chain."""
    sheet = access_sheet(session, actor, sheet_id, Permission.SHEET_FILL, if_version=if_version)
    campaign = refuse_closed(session, sheet, if_version)
    refuse_stranger(session, actor, sheet)
    refuse_locked(session, sheet, campaign)
    lines = lines_of(session, [sheet.id]).get(sheet.id, [])
    gaps = gaps_of_sheet(facts_of(session, sheet, campaign, lines))
    if any(gap.blocking for gap in gaps):
        raise SheetIncomplete(
            "The sheet is not complete.", number=sheet.number, gaps=written_gaps(gaps)
        )
    before = snapshot(sheet)
    sheet.state, sheet.step, sheet.statement = "submitted", 4, statement.strip()
    sheet.submitted_at, sheet.submitted_by = utc_now(), actor.person_id
    sheet.submitted_name, sheet.submitted_post = actor.name, actor.post_title
    sheet.on_behalf_of = actor.on_behalf_of
    sheet.warnings, sheet.copies = written_gaps(gaps), copies_on(session, lines)
    settle_tasks(session, subject_id=sheet.id, kind=TASK, by=actor)
    _ask_to_retire(session, actor, sheet, lines)
    if chains_rule(session):
        unplanned = sheet.ad_hoc or _is_over(campaign)
        cases = send(session, actor, sheet, lines, ad_hoc=unplanned, urgency=urgency)
        sheet.case_ids = [*sheet.case_ids, *(str(case.id) for case in cases)]
    else:
        enter_measures(session, actor, lines)
    late = today() > sheet.due_on
    write_down(session, actor, "sheet.submitted", sheet, before, late=late, cases=sheet.case_ids)
    return sheet


def refuse_locked(session: Session, sheet: Sheet, campaign: Campaign) -> None:
    """Sections wait for their charts, the whole for its sections and posts (R-104, R-289)."""
    if sheet.subject_type == "section":
        bare = without_chart(session, sheet.department_id, campaign.flow_gate)
        if bare:
            raise StillLocked(
                "Powers of the section have no approved flowchart.",
                waits_for="flowcharts",
                missing=bare,
            )
    if sheet.subject_type == "unit":
        awaited = sheets_awaited(session, campaign)
        if awaited:
            raise StillLocked(
                "Sections and posts have not handed in yet.",
                waits_for="sheets",
                missing=[one.title for one in awaited],
            )


def send(
    session: Session,
    actor: Actor,
    sheet: Sheet,
    lines: Iterable[Line],
    *,
    ad_hoc: bool,
    urgency: str,
) -> list[Case]:
    """Send the new points of a sheet for review, what belongs together as one case."""
    fresh = [
        one
        for one in lines
        if one.line.answer == "candidate" and one.line.case_id is None and one.point.status == DRAFT
    ]
    fresh.sort(key=lambda one: (str(one.point.department_id), one.line.position))
    cases = []
    for _, group in groupby(fresh, key=lambda one: one.point.department_id):
        chosen = list(group)
        case = start_case(
            session,
            actor,
            object_kind="risk_point",
            ids=[one.point.id for one in chosen],
            title=sheet.title,
            ad_hoc=ad_hoc,
            urgency=urgency,
            values={"sheet_id": str(sheet.id), "sheet": sheet.number},
        )
        for one in chosen:
            one.line.case_id = case.id
        session.flush()
        cases.append(_finish_draft(session, actor, case, sheet))
    return cases


def return_sheet(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    *,
    if_version: int,
    reason: str,
    defects: list[str],
    field: str = "",
) -> Sheet:
    """Give a sheet back to whoever holds the office, saying what is wrong with it (R-312)."""
    sheet = access_sheet(session, actor, sheet_id, Permission.CAMPAIGN_PLAN, if_version=if_version)
    _refuse_unreturnable(session, sheet)
    errors = {"reason": ["text-missing"]} if says_too_little(reason) else {}
    if not defects or not set(defects) <= set(DEFECTS):
        errors["defects"] = ["defect-unknown"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
    before = snapshot(sheet)
    sheet.state, sheet.returned_reason, sheet.returned_field = "returned", reason.strip(), field
    told: dict[str, Any] = {
        "at": utc_now().isoformat(),
        "by": actor.name,
        "reason": reason.strip(),
        "defects": defects,
        "field": field,
    }
    sheet.returns = [*sheet.returns, told]
    ask_for(session, [sheet], actor)
    write_down(session, actor, "sheet.returned", sheet, before, defects=defects, reason=reason)
    return sheet


def excuse_sheet(
    session: Session, actor: Actor, sheet_id: UUID, *, if_version: int, reason: str
) -> Sheet:
    """Do without a sheet for a reason; leading posts are never excused (D-15)."""
    sheet = access_sheet(session, actor, sheet_id, Permission.CAMPAIGN_PLAN, if_version=if_version)
    if sheet.state not in STILL_OPEN or sheet.subject_type == "leadership_post":
        raise SheetClosed("This sheet cannot be done without.", number=sheet.number)
    if says_too_little(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = snapshot(sheet)
    sheet.state, sheet.returned_reason = "excused", reason.strip()
    settle_tasks(session, subject_id=sheet.id, kind=TASK, outcome="withdrawn", by=actor)
    write_down(session, actor, "sheet.excused", sheet, before, reason=sheet.returned_reason)
    return sheet


def _is_over(campaign: Campaign) -> bool:
    return campaign.state == "closed" or today() > campaign.due_on


def _finish_draft(session: Session, actor: Actor, case: Case, sheet: Sheet) -> Case:
    """A sheet handed in is the drafting done, unless the chain asks for more, such as a meeting."""
    step, standing = step_of(case), open_items_of(session, case.id)
    if step.type != "draft":
        return case
    if missing_at(session, case, step, open_step_of(session, case.id), standing):
        return case
    if not any(is_holder(actor, one) for one in current_seats(session, case, standing).holders):
        return case
    if not _may_be_decided(session, case):
        return case
    return advance_case(
        session, actor, case.id, if_version=None, opinion=f"排查表 {sheet.number} 已提交"
    )


def _may_be_decided(session: Session, case: Case) -> bool:
    """Say whether the body that decides next is set up; who hands in cannot set it up himself."""
    steps = chain_of(case).steps
    following = steps[case.step + 1] if case.step + 1 < len(steps) else None
    if following is None or not following.body:
        return True
    return deciding_body(load_chart(session, today()), following) is not None


def _ask_to_retire(session: Session, actor: Actor, sheet: Sheet, lines: Iterable[Line]) -> None:
    """Let what should go wait for who heads the subject; nothing goes by itself.

    What was to go and is to stay after all waits for him no longer.
    """
    day, lines = today(), list(lines)
    kept = [one.point.id for one in lines if one.line.answer in STAYS]
    clear_desks(session, kept, kind=TO_RETIRE, by=actor)
    holders = holders_of("section_head", subject_of(sheet), load_chart(session, day), day)
    for one in lines:
        if one.line.answer == "retire":
            open_task(
                session,
                kind=TO_RETIRE,
                said={"point": one.point.title},
                subject_kind="risk_point",
                subject_id=one.point.id,
                persons=holders,
                acting="section_head",
                department_id=sheet.department_id,
                rank=one.point.rank,
                sender=actor,
                facts={"reason": one.line.reason, "sheet": sheet.number},
            )


def _refuse_unreturnable(session: Session, sheet: Sheet) -> None:
    if sheet.state != "submitted":
        raise SheetClosed("Only a sheet that was handed in is returned.", number=sheet.number)
    found = select(Case).where(Case.id.in_(cases_of([sheet.id])), Case.state == "running")
    running = session.scalars(found).all()
    if running:
        raise SheetUnderReview(
            "Its points are under review; return them there.",
            cases=[{"case_id": str(case.id), "number": case.number} for case in running],
        )
