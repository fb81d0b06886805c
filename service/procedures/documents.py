"""Cases and meetings written out: as the journal keeps them and as their readers get them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from policies.chains import Chain, Step, thaw_chain
from policies.kinds import kind_of
from policies.seats import Subject
from service.procedures.models import Case, CaseItem, Meeting
from tenants.journal import plain

_CASE: Final = tuple(
    column.key for column in Case.__table__.columns if column.key not in {"tenant_id", "chain"}
)
_MEETING: Final = tuple(
    column.key for column in Meeting.__table__.columns if column.key != "tenant_id"
)
_ITEM: Final = ("item_id", "number", "title", "item_version", "rank", "lowers", "state", "outcome")
_chains: dict[UUID, Chain] = {}
MOST_KEPT: Final = 2000
FREEZING: Final = frozenset({"approved", "confirmed"})


def chain_of(case: Case) -> Chain:
    """Give the chain a case began with; it never changes (D-09)."""
    found = _chains.get(case.id)
    if found is None:
        if len(_chains) >= MOST_KEPT:
            _chains.clear()
        found = _chains[case.id] = thaw_chain(case.chain)
    return found


def step_of(case: Case) -> Step:
    """Give the step a case stands at."""
    return chain_of(case).steps[case.step]


def freezes(step: Step) -> bool:
    """Say whether the records are from this step on word for word as they were decided."""
    return step.type == "collective_decision" or not FREEZING.isdisjoint(step.results)


def is_only_filed(case: Case) -> bool:
    """Say whether a case was decided since it was drafted, and now only goes on file."""
    chain = chain_of(case)
    if step_of(case).decides:
        return False
    return any(freezes(one) for one in chain.steps[chain.last_draft(case.step) : case.step])


def subject_of(case: Case) -> Subject:
    """Say whose item a case is about, as the ladder of responsibility sees it."""
    kind = kind_of(case.object_kind)
    return Subject(case.subject_type or "section", case.department_id, case.post_id, kind)


def case_document(case: Case, items: list[CaseItem]) -> dict[str, Any]:
    """Write out a case with its records."""
    written = {name: getattr(case, name) for name in _CASE}
    listed = [{name: getattr(item, name) for name in _ITEM} for item in items]
    document: dict[str, Any] = plain(written | {"items": listed})
    return document


def meeting_document(meeting: Meeting, agenda: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Write out a meeting with what was on its agenda."""
    written = {name: getattr(meeting, name) for name in _MEETING}
    document: dict[str, Any] = plain(written | {"agenda": list(agenda)})
    return document
