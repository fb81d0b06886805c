"""Cases and meetings listed, and one case with all there is to know of it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from policies.acting import word
from policies.chains import Step, load_chains
from policies.charts import Chart
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.documents import step_of
from service.procedures.models import AgendaItem, Case, CaseItem, CaseOpinion, CaseStep, Meeting
from service.procedures.objects import Matter
from service.procedures.queries.access import (
    ancestry_of,
    items_of,
    opinions_of,
    readable,
    steps_of,
)
from service.procedures.queries.acts import Standing, acts_on
from service.procedures.queries.copies import copies_of
from service.procedures.queries.faces import faces, said
from service.procedures.queries.missing import missing_at, written
from service.procedures.queries.remarks import remarks_of
from service.procedures.queries.seats import (
    acts_here,
    deciding_body,
    matters_of,
    seat_at,
    seats_at,
    told,
)
from service.procedures.queries.ways import told_visit, waiting_at, way
from service.procedures.standing import standings_of
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import DomainError
from tenants.profiles import Profile, label

LISTED = (
    "id",
    "version",
    "number",
    "title",
    "title_en",
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
    "urgency",
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


def whole_case(
    session: Session, actor: Actor, case: Case, language: str = "zh-CN"
) -> dict[str, Any]:
    """Tell all of one case: its records, its way so far, what is missing, whose turn it is."""
    items, visits = items_of(session, case.id), steps_of(session, case.id)
    chart, opinions = load_chart(session, today()), opinions_of(session, case.id, withdrawn=True)
    matters = _matters(session, case, items)
    documents = {one: matter.document for one, matter in matters.items()}
    documents |= {one.item_id: one.decided for one in items if one.decided is not None}
    profile = current_profile(session)
    shown = faces(session, case, items, documents, profile, language)
    ways = standings_of(session, case.object_kind, shown)
    waiting = waiting_at(session, case, chart)
    turn = _turn(session, case, items, visits, matters)
    standing = Standing(
        session,
        actor,
        case,
        chart,
        items,
        opinions,
        turn.pop("seats"),
        turn["missing"],
        next((one.id for one in visits if one.state == "open"), None),
    )
    return {
        **{name: getattr(case, name) for name in LISTED},
        **_step_words(case),
        **_names(case, chart, profile, language),
        "values": case.values,
        "chain": case.chain,
        "items": [
            _item(one, shown[one.item_id], case, profile, language) | ways.get(one.item_id, {})
            for one in items
        ],
        "steps": [told_visit(case, one, chart, waiting) for one in visits],
        "way": way(case, visits, chart),
        "remarks": remarks_of(visits, documents),
        "opinions": [_opinion(one, chart) for one in opinions],
        "copies": copies_of(session, case, chart),
        "meetings": _meetings(session, case),
        "attachments": _attachments(session, visits),
        **turn,
        "may_act": _may_act(actor, case, standing),
        "acts": acts_on(standing),
    }


def _matters(session: Session, case: Case, items: list[CaseItem]) -> Mapping[UUID, Matter]:
    """Describe the records as they are now; what has ended meanwhile is told as it was decided."""
    asked = [one for one in items if one.state == "open" or one.decided is None]
    if not asked:
        return {}
    if case.state == "running":
        asked = [one for one in asked if one.state == "open"]
        return matters_of(session, case, asked)
    try:
        return matters_of(session, case, asked)
    except DomainError:
        return {}


def _step_words(case: Case) -> dict[str, Any]:
    step = step_of(case)
    return {"step_zh": step.zh, "step_en": step.en, "step_type": step.type}


def _names(case: Case, chart: Chart, profile: Profile, language: str) -> dict[str, Any]:
    """Name everybody and everything a case refers to."""
    starter = chart.person.get(case.started_by)
    post = chart.post.get(case.started_post) if case.started_post else None
    department = chart.department.get(case.department_id) if case.department_id else None
    subject = chart.post.get(case.post_id) if case.post_id else None
    return {
        "started_by_name": starter.name if starter else "",
        "started_post_title": post.title if post else "",
        "department": department.name if department else "",
        "post": subject.title if subject else "",
        "object_label": said("object_kinds", case.object_kind, language),
        "state_label": said("states", case.state, language),
        "rank_label": label(profile, case.subject_type or "section", case.rank, language)
        if case.rank
        else "",
    }


def _item(
    one: CaseItem, face: list[dict[str, Any]], case: Case, profile: Profile, language: str
) -> dict[str, Any]:
    columns = CaseItem.__table__.columns.keys()
    subject = case.subject_type or "section"
    return {
        **{name: getattr(one, name) for name in columns if name != "tenant_id"},
        "rank_label": label(profile, subject, one.rank, language) if one.rank else "",
        "face": face,
    }


def _opinion(one: CaseOpinion, chart: Chart) -> dict[str, Any]:
    columns = CaseOpinion.__table__.columns.keys()
    department = chart.department.get(one.department_id) if one.department_id else None
    whom = chart.person.get(one.asked_person_id) if one.asked_person_id else None
    asker = chart.person.get(one.asked_by) if one.asked_by else None
    zh, en = (whom.name, whom.name) if whom else word(one.asked)
    return {
        **{name: getattr(one, name) for name in columns if name != "tenant_id"},
        "department": department.name if department else "",
        "asked_by_name": asker.name if asker else "",
        "asked_zh": zh,
        "asked_en": en,
    }


def _attachments(session: Session, visits: list[CaseStep]) -> list[dict[str, Any]]:
    """List the files laid beside the steps; the area that keeps files lies above the engine."""
    kept = getattr(import_module(FILES[0]), FILES[1])
    rows = session.scalars(
        select(kept)
        .where(
            kept.owner_kind == "case_step",
            kept.owner_id.in_([one.id for one in visits]),
            kept.replaced_by.is_(None),
        )
        .order_by(kept.id)
    )
    names = ("id", "name", "label", "uploaded_name", "uploaded_at")
    return [
        {**{name: getattr(one, name) for name in names}, "step_id": one.owner_id} for one in rows
    ]


FILES: Final = ("service.evidence.models", "Attachment")


def _meetings(session: Session, case: Case) -> list[Meeting]:
    """List the section's meetings on a case and the bodies' that had it on their agenda."""
    ids = ancestry_of(session, case)
    on_agenda = select(AgendaItem.meeting_id).where(AgendaItem.case_id.in_(ids))
    statement = select(Meeting).where(Meeting.case_id.in_(ids) | Meeting.id.in_(on_agenda))
    return list(session.scalars(statement.order_by(Meeting.held_on, Meeting.number)))


def _turn(
    session: Session,
    case: Case,
    items: list[CaseItem],
    visits: list[CaseStep],
    matters: Mapping[UUID, Matter],
) -> dict[str, Any]:
    """Say what is missing, and who may act."""
    visit = next((one for one in visits if one.state == "open"), None)
    if case.state != "running" or visit is None:
        return {"missing": [], "who_can": [], "seats": None}
    standing = [one for one in items if one.state == "open"]
    step = step_of(case)
    gaps = missing_at(session, case, step, visit, standing)
    judged = matters.values() if step.decides else ()
    seats = seats_at(session, case, step, judged, seat_at(step, visit))
    return {"missing": written(gaps), "who_can": told(seats), "seats": seats}


def _may_act(actor: Actor, case: Case, standing: Standing) -> bool:
    if standing.seats is None:
        return False
    alone = step_of(case).type not in {"collective_decision", "public_notice"}
    return alone and acts_here(actor, standing.seats)


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
