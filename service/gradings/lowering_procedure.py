"""What review chains ask of a lowering, and when it takes effect (C-22, R-184)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.exchange.queries import newest_sent, overseers
from service.exchange.use_cases import send
from service.gradings.procedure import deciding_result
from service.gradings.queries.standing import decided_at, points_in_order
from service.measures.models import Doing, Measure
from service.procedures.documents import step_of
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from service.procedures.queries.missing import written
from service.procedures.refusals import StepNotInPlace
from service.risks.models import Grading, RiskPoint
from service.risks.queries.access import full_document, insist
from service.risks.rules import HIGH, is_lowering, is_placeholder, normalised
from service.risks.use_cases.keeping import refuse_retired
from service.risks.use_cases.lowering import settle_lowering
from service.risks.use_cases.refusals import NothingToLower
from tenants.context import Actor, system_actor
from tenants.errors import NotFound
from tenants.journal import plain
from tenants.models.journal import JournalEntry
from tenants.models.platform import Tenant

CRITERIA: Final = frozenset({"evidence"})
LOWERING: Final = "lowering"


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:
    """Describe the risk points whose grade is to be lowered."""
    points = points_in_order(session, ids)
    if len(points) < len(ids):
        raise NotFound("There is no such risk point.")
    for point in points:
        insist(session, actor, Permission.RISK_POINT_READ, point, point.floor_rank)
        refuse_retired(point)
        if point.floor_rank is None:
            raise NothingToLower("The risk point has no grade above this one.", floor=None)
    return [
        Matter(
            id=point.id,
            number=point.number,
            title=point.title,
            version=point.version,
            document=full_document(session, point),
            subject_type=point.subject_type,
            department_id=point.department_id,
            post_id=point.post_id or point.answering_post_id,
            rank=point.worst_rank,
            lowers=True,
        )
        for point in points
    ]


def missing(
    session: Session,
    case: Case,
    items: Sequence[CaseItem],
    criterion: str,  # noqa: ARG001
) -> list[Missing]:
    """A lowering gives a rank, a reason, and evidence that was not judged before."""
    gaps = [
        Missing("text-missing", pointer=f"/values/{name}")
        for name in ("reason", "evidence")
        if is_placeholder(str(case.values.get(name) or ""))
    ]
    rank = case.values.get("to_rank")
    for point in points_in_order(session, [one.item_id for one in items]):
        if not isinstance(rank, int) or not is_lowering(point.floor_rank, rank):
            gaps.append(Missing("rank-not-lower", point.id, point.number, "/values/to_rank"))
        gaps += _stale_evidence(session, case, point)
    return gaps


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],
) -> None:
    """Tell the leading group first, then let the lowering take effect."""
    if result != effective_result(case):
        return
    proof = {name: str(values[name]).strip() for name in ("reason", "evidence")}
    frozen = {one.item_id: one.decided for one in items}
    for point in points_in_order(session, [one.item_id for one in items]):
        rank = int(values["to_rank"])
        _refuse_raised(case, point, frozen.get(point.id))
        if point.floor_rank == HIGH:
            _tell_overseer(session, point, rank, case, proof)
        settle_lowering(
            session, actor, point, to_rank=rank, decision_reference=case.number, **proof
        )


def _refuse_raised(case: Case, point: RiskPoint, decided: Mapping[str, Any] | None) -> None:
    """A point raised since its lowering was decided is lowered only by a decision on that grade."""
    if decided is not None and decided.get("floor_rank") != point.floor_rank:
        raise StepNotInPlace(
            "The step is not in place yet.",
            number=case.number,
            step=step_of(case).code,
            missing=written([Missing("grade-changed-since", point.id, point.number, "/rank")]),
        )


def effective_result(case: Case) -> str:
    """Say with which result it takes effect: the last step that puts in force, if there is one."""
    given = {result for step in case.chain["steps"] for result in step["results"]}
    return "in_force" if "in_force" in given else deciding_result(case)


def _stale_evidence(session: Session, case: Case, point: RiskPoint) -> list[Missing]:
    """Neither the evidence of an earlier lowering nor unchanged measures lower a grade (R-200)."""
    evidence = normalised(str(case.values.get("evidence") or ""))
    earlier = session.scalars(
        select(Grading.evidence).where(
            Grading.risk_point_id == point.id, Grading.kind == "lowering"
        )
    )
    gaps = []
    if evidence and evidence in {normalised(one) for one in earlier}:
        gaps.append(Missing("evidence-not-new", point.id, point.number, "/values/evidence"))
    since = decided_at(session, [point.id]).get(point.id)
    if since is not None and not _worked_on(session, point, since):
        gaps.append(Missing("measures-unchanged", point.id, point.number, "/measures"))
    return gaps


def _worked_on(session: Session, point: RiskPoint, since: Any) -> bool:
    """Say whether measures were added, changed or carried out since the last decision."""
    changed = select(JournalEntry.id).where(
        JournalEntry.subject_id == point.id,
        JournalEntry.topic.like("measure.%"),
        JournalEntry.at > since,
    )
    done = (
        select(Doing.id)
        .join(Measure, Measure.id == Doing.measure_id)
        .where(Measure.risk_point_id == point.id, Doing.at > since)
    )
    return bool(session.scalar(select(changed.exists() | done.exists())))


def _tell_overseer(
    session: Session, point: RiskPoint, rank: int, case: Case, proof: Mapping[str, str]
) -> None:
    """Send the leading group what is about to be lowered, in the transaction that lowers it."""
    tenant_id: int = session.info["tenant_id"]
    overseer = overseers(session, (tenant_id,))[tenant_id]
    if overseer is None:
        return
    tenant = session.get_one(Tenant, tenant_id)
    subject = str(point.id)
    send(
        session,
        system_actor(tenant_id, request_id=case.number),
        LOWERING,
        overseer,
        subject=subject,
        revision=(newest_sent(session, LOWERING, overseer, subject) or 0) + 1,
        body=plain(
            {
                "bureau": tenant_id,
                "bureau_name": tenant.name,
                "case": case.number,
                "number": point.number,
                "title": point.title,
                "subject_type": point.subject_type,
                "from_rank": point.floor_rank,
                "to_rank": rank,
                **proof,
            }
        ),
    )
