"""What awaits a decision of a body, and what bodies decided (议题库)."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from policies.acting import BODY_WORDS, body_here
from policies.charts import Chart
from policies.guard import condition
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.models import AgendaItem, Case, CaseItem, CaseStep, Meeting
from service.procedures.queries.access import readable
from service.procedures.queries.faces import said
from service.procedures.queries.pages import FILES
from service.procedures.rules import HIGH
from tenants.calendar import working_days_between
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound
from tenants.models.organisation import Body
from tenants.profiles import Profile, label

WAITING, DECIDED = "waiting", "decided"
STATES: Final = (WAITING, DECIDED)
BY_BODY: Final = "body:"
TOLD: Final = (
    *(
        "number",
        "title",
        "title_en",
        "object_kind",
        "subject_type",
        "department_id",
        "rank",
        "lowers",
    ),
    "due_on",
)
Found = Mapping[UUID, Any]


def list_waiting(session: Session, actor: Actor, filters: Mapping[str, Any]) -> Any:
    """Select the steps at which a case this person may read waits for a body."""
    statement = (
        select(CaseStep)
        .join(Case, Case.id == CaseStep.case_id)
        .where(Case.state == "running", CaseStep.state == "open")
        .where(CaseStep.type == "collective_decision", *_narrowed(actor, filters))
    )
    if filters.get("body_id") is not None:
        statement = statement.where(CaseStep.acting.in_(_seats_of(session, filters["body_id"])))
    if filters.get("planned") is not None:
        planned = exists().where(
            AgendaItem.case_id == Case.id,
            Meeting.id == AgendaItem.meeting_id,
            Meeting.state == "planned",
        )
        statement = statement.where(planned if filters["planned"] else ~planned)
    return statement


def list_decided(session: Session, actor: Actor, filters: Mapping[str, Any]) -> Any:
    """Select what the signed meetings decided on cases this person may read."""
    statement = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Case, Case.id == AgendaItem.case_id)
        .where(Meeting.state == "signed", *_narrowed(actor, filters))
    )
    if filters.get("body_id") is not None:
        statement = statement.where(Meeting.body_kind == _body(session, filters["body_id"]).kind)
    return statement


def _narrowed(actor: Actor, filters: Mapping[str, Any]) -> Iterable[ColumnElement[bool]]:
    """Keep what the reader of meetings may also read as a case, narrowed as he asked."""
    yield condition(actor, Permission.MEETING_READ, department=Case.department_id.expression)
    yield readable(actor)
    for name in ("object_kind", "department_id"):
        if filters.get(name) is not None:
            yield getattr(Case, name) == filters[name]
    if filters.get("q"):
        words = filters["q"].strip()
        yield or_(
            *(
                one.icontains(words, autoescape=True)
                for one in (Case.title, Case.title_en, Case.number)
            )
        )


def _body(session: Session, body_id: UUID) -> Body:
    body = owned(session, Body, body_id)
    if body is None:
        raise NotFound("There is no such body.")
    return body


def _seats_of(session: Session, body_id: UUID) -> list[str]:
    """Name the seats of the chains that this body sits in here (Q-12)."""
    kind, chart = _body(session, body_id).kind, load_chart(session, today())
    return [f"{BY_BODY}{one}" for one in BODY_WORDS if body_here(one, chart, today()) == kind]


def waiting(session: Session, steps: Sequence[CaseStep], language: str) -> list[dict[str, Any]]:
    """Write out what waits: since when, for whom, in which meeting to come; how it fared before."""
    ids = [one.case_id for one in steps]
    cases, chart = _cases(session, ids), load_chart(session, today())
    profile, bodies = current_profile(session), _bodies(session)
    counts, files = _counts(session, ids), _files(session, ids)
    planned, before = _meetings(session, ids, "planned"), _meetings(session, ids, "signed")
    lines = []
    for one in steps:
        kind = body_here(one.acting.removeprefix(BY_BODY), chart, today())
        body = bodies.get(kind or "")
        arrived = one.opened_at.astimezone(CHINA).date()
        lines.append(
            {
                **_line(cases[one.case_id], chart, profile, language),
                "id": one.case_id,
                "item_count": counts.get(one.case_id, 0),
                "materials": files.get(one.case_id, []),
                "body_id": body.id if body else None,
                "body": body.name if body else "",
                "waits_since": one.opened_at,
                "waited_days": working_days_between(arrived, today()),
                "meeting": planned.get(one.case_id),
                **_outcome(before.get(one.case_id)),
            }
        )
    return lines


def decided(session: Session, items: Sequence[AgendaItem], language: str) -> list[dict[str, Any]]:
    """Write out what was decided on, how, and in which meeting."""
    ids = [one.case_id for one in items]
    cases, chart = _cases(session, ids), load_chart(session, today())
    counts, files = _counts(session, ids), _files(session, ids)
    held = _held(session, [one.meeting_id for one in items])
    profile = current_profile(session)
    return [
        {
            **_line(cases[one.case_id], chart, profile, language),
            "id": one.id,
            "item_count": counts.get(one.case_id, 0),
            "materials": files.get(one.case_id, []),
            "body_id": held[one.meeting_id].body_id,
            "body": held[one.meeting_id].body,
            "waits_since": None,
            "waited_days": None,
            "meeting": None,
            "decision": one.decision,
            "decided_in": _named(held[one.meeting_id]),
        }
        for one in items
    ]


def _line(case: Row[Any], chart: Chart, profile: Profile, language: str) -> dict[str, Any]:
    """Write out a case as an item of an agenda: what it is, whose, how grave."""
    section = chart.department.get(case.department_id)
    told = {name: getattr(case, name) for name in TOLD if name != "subject_type"}
    return {
        **told,
        "case_id": case.id,
        "object_label": said("object_kinds", case.object_kind, language),
        "department": section.name if section else "",
        "rank_label": label(profile, case.subject_type or "section", case.rank, language)
        if case.rank
        else "",
        "high": case.rank == HIGH,
    }


def _cases(session: Session, ids: Iterable[UUID]) -> Found:
    """Read what is told of these cases, without the chains they run."""
    columns = (Case.id, *(getattr(Case, name) for name in TOLD))
    return {row.id: row for row in session.execute(select(*columns).where(Case.id.in_(list(ids))))}


def _counts(session: Session, ids: list[UUID]) -> Mapping[UUID, int]:
    rows = session.execute(
        select(CaseItem.case_id, func.count())
        .where(CaseItem.case_id.in_(ids), CaseItem.state.in_(("open", "approved")))
        .group_by(CaseItem.case_id)
    )
    return {row[0]: row[1] for row in rows}


def _files(session: Session, ids: list[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    """Name the files laid beside the steps of these cases, or kept with their records."""
    kept = getattr(import_module(FILES[0]), FILES[1])
    steps = select(CaseStep.case_id, CaseStep.id.label("owner")).where(CaseStep.case_id.in_(ids))
    items = select(CaseItem.case_id, CaseItem.item_id).where(CaseItem.case_id.in_(ids))
    owners = steps.union_all(items).subquery()
    rows = session.execute(
        select(owners.c.case_id, kept.id, kept.name)
        .join(owners, kept.owner_id == owners.c.owner)
        .where(kept.owner_kind.in_(("case_step", "risk_point")), kept.replaced_by.is_(None))
        .order_by(kept.id)
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append({"id": row.id, "name": row.name})
    return found


def _meetings(session: Session, ids: list[UUID], state: str) -> Found:
    """Say in which meeting to come, or lately held, each of these cases lies on the agenda."""
    rows = session.execute(
        select(
            AgendaItem.case_id,
            AgendaItem.decision,
            *(Meeting.id, Meeting.version, Meeting.number, Meeting.title, Meeting.held_on),
        )
        .join(Meeting, and_(Meeting.id == AgendaItem.meeting_id, Meeting.state == state))
        .where(AgendaItem.case_id.in_(ids))
        .order_by(Meeting.signed_at, Meeting.held_on.desc())
    )
    return {row.case_id: row for row in rows}


def _held(session: Session, ids: list[UUID]) -> Mapping[UUID, Meeting]:
    rows = session.scalars(select(Meeting).where(Meeting.id.in_(ids)))
    return {one.id: one for one in rows}


def _bodies(session: Session) -> Mapping[str, Body]:
    rows = session.scalars(select(Body).order_by(Body.name.desc()))
    return {one.kind: one for one in rows}


def _named(meeting: Any) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in ("id", "number", "title", "held_on")}


def _outcome(before: Any) -> dict[str, Any]:
    """Say what the last meeting that had it on its agenda decided, if one had."""
    if before is None:
        return {"decision": None, "decided_in": None}
    return {"decision": before.decision, "decided_in": _named(before)}
