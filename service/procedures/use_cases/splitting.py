"""Let some records of a case go their own way: a case of their own, with the same history."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from service.procedures.documents import step_of
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.queries.access import items_of, open_step_of
from service.procedures.queries.seats import matters_of
from service.procedures.rules import worst
from service.procedures.use_cases.stepping import close_visit
from tenants.context import Actor
from tenants.database import utc_now
from tenants.numbering import take_numbers


def tell_why(
    session: Session, actor: Actor, case: Case, sibling: Case, *, opinion: str, **noted: Any
) -> None:
    """Begin the history of returned records with the step that returned them, and its reason."""
    step, visit = step_of(case), open_step_of(session, case.id)
    told = CaseStep(
        case_id=sibling.id,
        position=1,
        code=step.code,
        type=step.type,
        acting=visit.acting,
        opened_at=visit.opened_at,
        due_on=visit.due_on,
        round=case.round,
        meeting_id=visit.meeting_id,
        item_ids=[str(one.item_id) for one in items_of(session, sibling.id)],
    )
    session.add(told)
    session.flush()
    close_visit(session, actor, told, "returned", opinion=opinion, **noted)


def split_off(session: Session, case: Case, chosen: Sequence[CaseItem]) -> Case:
    """Let some records go on as a case of their own, with the same chain and history."""
    for one in chosen:
        one.state = "returned"
    session.flush()
    matters = matters_of(session, case, chosen)
    posts = {one.post_id for one in matters.values()}
    kept = (
        "chain_code",
        "chain",
        "object_kind",
        "subject_type",
        "started_by",
        "started_post",
        "department_id",
        "cycle_id",
        "ad_hoc",
        "lowers",
        "urgency",
    )
    sibling = Case(
        number=f"SH-{take_numbers(session, 'cases')[0]:06d}",
        title=case.title,
        title_en=case.title_en,
        started_at=utc_now(),
        round=case.round + 1,
        split_from=case.id,
        values=dict(case.values),
        rank=worst(one.rank for one in chosen),
        post_id=next(iter(posts)) if len(posts) == 1 else None,
        **{name: getattr(case, name) for name in kept},
    )
    session.add(sibling)
    session.flush()
    copied = ("object_kind", "item_id", "number", "title", "item_version", "rank", "lowers")
    session.add_all(
        CaseItem(
            case_id=sibling.id, position=place, **{name: getattr(one, name) for name in copied}
        )
        for place, one in enumerate(chosen, start=1)
    )
    session.flush()
    return sibling
