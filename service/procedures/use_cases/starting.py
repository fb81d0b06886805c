"""Send records of the register into their review chain."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.chains import Chain, freeze_chain, load_chains
from policies.guard import Target, require, require_kind
from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, kind_of
from service.procedures.queries.missing import missing_for, written
from service.procedures.refusals import (
    AlreadyInCase,
    ChainMissing,
    CycleOver,
    NotOneCase,
    StepNotInPlace,
)
from service.procedures.rules import worst
from service.procedures.use_cases.opening import open_step, refuse_unknown_sections
from service.procedures.use_cases.tracing import attempt, write_down
from service.tasks.rules import URGENCIES
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import plain
from tenants.models.organisation import Cycle
from tenants.numbering import take_numbers

# A grade is not decided and lowered at the same time.
GRADES: Final = ("grading", "lowering")
TOGETHER_NEVER: Final = MappingProxyType(dict.fromkeys(GRADES, GRADES))


def start_case(
    session: Session,
    actor: Actor,
    *,
    object_kind: str,
    ids: Iterable[UUID],
    title: str = "",
    title_en: str = "",
    chain: str | None = None,
    ad_hoc: bool = False,
    urgency: str = URGENCIES[0],
    values: Mapping[str, Any] | None = None,
) -> Case:
    """Begin the review of these records: they run together, by the chain for their subject."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise Invalid("Some fields are not right.", errors={"item_ids": ["text-missing"]})
    with attempt(actor, None, "start"):
        require_kind(actor, object_kind)
        cycle = _cycle(session)
        matters = kind_of(object_kind).matters(session, actor, wanted)
        for one in matters:
            target = Target(one.department_id, one.post_id, one.rank)
            require(actor, Permission.CASE_START, target)
        _refuse_mixed(matters)
        chosen = _chain(session, object_kind, matters[0], chain or "")
        case = _case(session, actor, chosen, matters, title.strip())
        case.title_en = title_en or case.title_en
        _refuse_twice(session, object_kind, matters)  # its number is taken: others wait for it
        case.ad_hoc, case.values = ad_hoc, plain(dict(values or {}))
        case.urgency = URGENCIES.index(urgency)
        case.cycle_id = cycle.id if cycle else None
        refuse_unknown_sections(session, case)
        items = _items(case, matters)
        session.add(case)
        session.flush()
        session.add_all(items)
        session.flush()
        gaps = missing_for(session, case, items, chosen.gate)
        if gaps:
            raise StepNotInPlace(
                "The step is not in place yet.",
                number=case.number,
                step="start",
                missing=written(gaps),
            )
        open_step(session, actor, case, 0, items)
        write_down(session, actor, "case.started", case, None, chain=chosen.code)
    return case


def _cycle(session: Session) -> Cycle | None:
    """Give the open year; once there were years, nothing starts between two of them (I6)."""
    known = session.scalars(
        select(Cycle).where(Cycle.state.in_(("open", "closed"))).order_by(Cycle.year.desc())
    ).all()
    current = next((one for one in known if one.state == "open"), None)
    if known and current is None:
        raise CycleOver("The year is closed; the next one is not open yet.", year=known[0].year)
    return current


def _refuse_mixed(matters: Sequence[Matter]) -> None:
    """What one body decides together concerns one kind of subject in one department."""
    groups: dict[tuple[str | None, UUID | None], list[str]] = {}
    for one in matters:
        groups.setdefault((one.subject_type, one.department_id), []).append(str(one.id))
    if len(groups) > 1:
        raise NotOneCase(
            "Send the records of each subject type and department as a case of their own.",
            groups=[
                {"subject_type": kind, "department_id": str(place) if place else None, "ids": ids}
                for (kind, place), ids in groups.items()
            ],
        )


def _chain(session: Session, object_kind: str, matter: Matter, code: str) -> Chain:
    profile = current_profile(session)
    chains = load_chains(profile.code, profile.version)
    chosen = chains.choose(object_kind, matter.subject_type, code)
    if chosen is None:
        raise ChainMissing(
            "This profile has no chain for such records.",
            object_kind=object_kind,
            subject_type=matter.subject_type,
            profile=profile.code,
        )
    return chosen


def _refuse_twice(session: Session, object_kind: str, matters: Sequence[Matter]) -> None:
    rows = session.execute(
        select(CaseItem.number, CaseItem.case_id, Case.number.label("case"))
        .join(Case, Case.id == CaseItem.case_id)
        .where(
            CaseItem.object_kind.in_(TOGETHER_NEVER.get(object_kind, (object_kind,))),
            CaseItem.item_id.in_([one.id for one in matters]),
            CaseItem.state == "open",
        )
    ).all()
    if rows:
        raise AlreadyInCase(
            "Some of these records are under review already.",
            number=rows[0].number,
            cases=[{"number": row.case, "case_id": str(row.case_id)} for row in rows],
        )


def _case(
    session: Session, actor: Actor, chain: Chain, matters: Sequence[Matter], title: str
) -> Case:
    posts = {one.post_id for one in matters}
    first = matters[0]
    zh, en = _titles(chain, matters)
    return Case(
        number=f"SH-{take_numbers(session, 'cases')[0]:06d}",
        chain_code=chain.code,
        chain=freeze_chain(chain),
        object_kind=chain.object,
        subject_type=first.subject_type,
        title=title or zh,
        title_en=title or en,
        started_by=actor.person_id,
        started_post=actor.post_id,
        started_at=utc_now(),
        department_id=first.department_id,
        post_id=first.post_id if len(posts) == 1 else None,
        rank=worst(one.rank for one in matters),
        lowers=any(one.lowers for one in matters),
    )


def _titles(chain: Chain, matters: Sequence[Matter]) -> tuple[str, str]:
    """Call a case by its chain and its first record, in both languages."""
    first, others = matters[0].title, len(matters) - 1
    zh, en = (f"等{others + 1}项", f" and {others} more") if others else ("", "")
    return f"{chain.zh}：{first}{zh}", f"{chain.en}: {first}{en}"


def _items(case: Case, matters: Sequence[Matter]) -> list[CaseItem]:
    return [
        CaseItem(
            case_id=case.id,
            object_kind=case.object_kind,
            item_id=one.id,
            number=one.number,
            title=one.title,
            position=place,
            item_version=one.version,
            rank=one.rank,
            lowers=one.lowers,
        )
        for place, one in enumerate(matters, start=1)
    ]
