"""Cases and meetings listed, and one case with all there is to know of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from policies.acting import word
from policies.chains import Chain, Step, load_chains
from policies.guard import condition
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.documents import chain_of, step_of
from service.procedures.models import AgendaItem, Case, CaseItem, CaseStep, Meeting
from service.procedures.queries.access import (
    ancestry_of,
    items_of,
    opinions_of,
    readable,
    steps_of,
)
from service.procedures.queries.missing import missing_at, written
from service.procedures.queries.seats import (
    acts_here,
    deciding_body,
    matters_of,
    seat_at,
    seats_at,
    told,
)
from tenants.clock import end_of_day, now, today
from tenants.context import Actor

LISTED = (
    "id",
    "version",
    "number",
    "title",
    "chain_code",
    "object_kind",
    "subject_type",
    "department_id",
    "post_id",
    "rank",
    "lowers",
    "state",
    "step_code",
    "round",
    "due_on",
    "ad_hoc",
    "started_by",
    "started_at",
    "closed_at",
    "cycle_id",
    "split_from",
)
FILTERS = ("state", "object_kind", "department_id", "cycle_id", "chain_code")


def list_cases(actor: Actor, filters: Mapping[str, Any]) -> Any:
    """Select the cases this person may read, each with the step it stands at."""
    step = func.jsonb_extract_path(Case.chain, "steps", cast(Case.step, Text))
    statement = select(
        *(getattr(Case, name) for name in LISTED),
        step.op("->>")("zh").label("step_zh"),
        step.op("->>")("en").label("step_en"),
        step.op("->>")("type").label("step_type"),
    ).where(readable(actor))
    for name in FILTERS:
        if filters.get(name) is not None:
            statement = statement.where(getattr(Case, name) == filters[name])
    if filters.get("item_id") is not None:
        items = select(CaseItem.case_id).where(CaseItem.item_id == filters["item_id"])
        statement = statement.where(Case.id.in_(items))
    if filters.get("late"):
        statement = statement.where(Case.state == "running", Case.due_on < today())
    return statement


def list_meetings(actor: Actor, filters: Mapping[str, Any]) -> Any:
    """Select the meetings this person may read about."""
    statement = select(Meeting).where(
        condition(actor, Permission.MEETING_READ, department=Meeting.department_id.expression)
    )
    for name in ("kind", "state", "body_id", "department_id", "case_id", "year"):
        if filters.get(name) is not None:
            statement = statement.where(getattr(Meeting, name) == filters[name])
    return statement


def whole_case(session: Session, actor: Actor, case: Case) -> dict[str, Any]:
    """Tell all of one case: its records, its way so far, what is missing, whose turn it is."""
    items, visits = items_of(session, case.id), steps_of(session, case.id)
    return {
        **{name: getattr(case, name) for name in LISTED},
        **_step_words(case),
        "values": case.values,
        "chain": case.chain,
        "items": items,
        "steps": [_visit(chain_of(case), one) for one in visits],
        "opinions": opinions_of(session, case.id),
        "meetings": _meetings(session, case),
        **_turn(session, actor, case, items, visits),
    }


def _step_words(case: Case) -> dict[str, Any]:
    step = step_of(case)
    return {"step_zh": step.zh, "step_en": step.en, "step_type": step.type}


def _visit(chain: Chain, visit: CaseStep) -> dict[str, Any]:
    """Tell of one step taken, in the words of the chain; late is marked."""
    place = chain.place(visit.code)
    step = chain.steps[place] if place is not None else None
    ended = visit.closed_at or now()
    columns = CaseStep.__table__.columns.keys()
    return {
        **{name: getattr(visit, name) for name in columns if name != "tenant_id"},
        "zh": step.zh if step else visit.code,
        "en": step.en if step else visit.code,
        "late": visit.due_on is not None and ended > end_of_day(visit.due_on),
    }


def _meetings(session: Session, case: Case) -> list[Meeting]:
    """List the section's meetings on a case and the bodies' that had it on their agenda."""
    ids = ancestry_of(session, case)
    on_agenda = select(AgendaItem.meeting_id).where(AgendaItem.case_id.in_(ids))
    statement = select(Meeting).where(Meeting.case_id.in_(ids) | Meeting.id.in_(on_agenda))
    return list(session.scalars(statement.order_by(Meeting.held_on, Meeting.number)))


def _turn(
    session: Session,
    actor: Actor,
    case: Case,
    items: list[CaseItem],
    visits: list[CaseStep],
) -> dict[str, Any]:
    """Say what is missing, who may act, and whether the reader is one of them."""
    visit = next((one for one in visits if one.state == "open"), None)
    if case.state != "running" or visit is None:
        return {"missing": [], "who_can": [], "may_act": False}
    standing = [one for one in items if one.state == "open"]
    step = step_of(case)
    gaps = missing_at(session, case, step, visit, standing)
    matters = matters_of(session, case, standing).values() if step.decides else ()
    seats = seats_at(session, case, step, matters, seat_at(step, visit))
    alone = step.type not in {"collective_decision", "public_notice"}
    return {
        "missing": written(gaps),
        "who_can": told(seats),
        "may_act": alone and acts_here(actor, seats),
    }


def chains_in_use(session: Session) -> dict[str, Any]:
    """Show the review chains of the profile in force, and which bodies they still lack."""
    profile = current_profile(session)
    chains = load_chains(profile.code, profile.version)
    chart = load_chart(session, today())
    return {
        "profile": chains.profile,
        "version": chains.version,
        "notice_scopes": {kind: list(words) for kind, words in chains.notice_scopes.items()},
        "items": [
            {
                "code": chain.code,
                "object": chain.object,
                "subjects": list(chain.subjects),
                "zh": chain.zh,
                "en": chain.en,
                "source": chain.source,
                "gate": list(chain.gate),
                "steps": [_told_step(step) for step in chain.steps],
                "bodies_missing": sorted(
                    {
                        step.body
                        for step in chain.steps
                        if step.body and deciding_body(chart, step) is None
                    }
                ),
            }
            for chain in chains.chains
        ],
    }


def _told_step(step: Step) -> dict[str, Any]:
    zh, en = word(step.acting)
    names = ("code", "type", "acting", "zh", "en", "in_place", "due", "results", "notice")
    return {**{name: _plain(getattr(step, name)) for name in names}, "by_zh": zh, "by_en": en}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
