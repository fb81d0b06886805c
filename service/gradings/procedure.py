"""What review chains ask of grades, and how they decide them (C-19 to C-21)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.gradings.models import Assessment
from service.gradings.queries.anomalies import unanswered
from service.gradings.queries.panels import (
    holders_of_post,
    members_of,
    newest_reports,
    rounds_of_points,
    took_part,
)
from service.gradings.queries.standing import (
    assessments_since,
    judged_since,
    points_in_order,
    proposals_since,
)
from service.gradings.rules import APPRAISALS_WANTED, outside_assessors
from service.gradings.use_cases.regrading import ask_for_measures
from service.procedures.documents import step_of
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from service.procedures.queries.missing import written
from service.procedures.refusals import StepNotInPlace
from service.risks.models import Grading, RiskPoint
from service.risks.queries.access import full_document, insist
from service.risks.queries.lineage import hold_lineage
from service.risks.queries.responsibility import gradings_of
from service.risks.rules import is_lowering
from service.risks.use_cases.grading import settle_grade
from service.risks.use_cases.keeping import refuse_retired
from service.risks.use_cases.points import come_into_force
from service.risks.use_cases.refusals import GradeLowered
from tenants.context import Actor
from tenants.errors import NotFound

DECIDING: Final = ("approved", "in_force")
KEPT_SHEETS: Final = 5
Check = Callable[[Session, Case, Sequence[CaseItem]], list[Missing]]


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:
    """Describe the risk points whose grades are to be decided."""
    points = points_in_order(session, ids)
    if len(points) < len(ids):
        raise NotFound("There is no such risk point.")
    sheets = proposals_since(session, ids)
    for point in points:
        insist(session, actor, Permission.RISK_POINT_READ, point, point.floor_rank)
        refuse_retired(point)
    since = judged_since(session, ids)
    return [_matter(session, point, sheets[point.id], since.get(point.id)) for point in points]


def missing(
    session: Session, case: Case, items: Sequence[CaseItem], criterion: str
) -> list[Missing]:
    """List what the grading of these points lacks by this criterion."""
    return _CHECKS[criterion](session, case, items)


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001 - every room is told alike
) -> None:
    """Decide the grades where the chain decides; nothing is decided over an open question."""
    if result in {"reviewed", *DECIDING}:
        _refuse_unanswered(session, case, items)
    if result == deciding_result(case):
        hold_lineage(session)
        for item, point in _pairs(session, items):
            _decide(session, actor, case, item, point)
    if result == "in_force":
        for _, point in _pairs(session, items):
            come_into_force(session, actor, point, case=case.number)


def deciding_result(case: Case) -> str:
    """Say which result of this case's chain decides: the first that can."""
    given = [result for step in case.chain["steps"] for result in step["results"]]
    return next((result for result in given if result in DECIDING), DECIDING[0])


def _decide(session: Session, actor: Actor, case: Case, item: CaseItem, point: RiskPoint) -> None:
    rank = item.outcome.get("rank") or point.proposed_rank
    if rank is None:
        gap = Missing("grade-missing", item.item_id, item.number, "/outcome/rank")
        raise _not_in_place(case, [gap])
    floor = point.floor_rank
    if floor is not None and is_lowering(floor, rank):
        raise GradeLowered(
            "A grade is lowered only by a decision of its own.",
            number=point.number,
            floor=floor,
            asked=rank,
            lowering=f"/api/v1/risk-points/{point.id}/lowering-requests",
        )
    reason = str(item.outcome.get("reason") or "")
    before = point.rank
    settle_grade(session, actor, point, rank, reason=reason, case=case.number)
    if before not in {None, rank}:
        ask_for_measures(session, actor, point)


def _refuse_unanswered(session: Session, case: Case, items: Sequence[CaseItem]) -> None:
    gaps = _anomalies(session, case, items)
    if gaps:
        raise _not_in_place(case, gaps)


def _not_in_place(case: Case, gaps: Sequence[Missing]) -> StepNotInPlace:
    return StepNotInPlace(
        "The step is not in place yet.",
        number=case.number,
        step=step_of(case).code,
        missing=written(gaps),
    )


def _matter(
    session: Session, point: RiskPoint, sheets: Sequence[Grading], judged: datetime | None
) -> Matter:
    ranks = [one for one in (point.worst_rank, point.proposed_rank) if one is not None]
    return Matter(
        id=point.id,
        number=point.number,
        title=point.title,
        version=point.version,
        document={
            **full_document(session, point),
            "gradings": [_told(one) for one in gradings_of(session, point)[:KEPT_SHEETS]],
        },
        subject_type=point.subject_type,
        department_id=point.department_id,
        post_id=point.post_id or point.answering_post_id,
        rank=min(ranks, default=None),
        authors=frozenset(
            sheet.person_id for sheet in sheets if judged is None or sheet.at < judged
        ),
    )


def _told(one: Grading) -> dict[str, Any]:
    told = ("kind", "at", "scores", "rationales", "consequence", "reasoning")
    ranks = ("proposed_rank", "decided_rank", "before_rank", "reason")
    return {name: getattr(one, name) for name in (*told, *ranks)}


def _pairs(session: Session, items: Sequence[CaseItem]) -> list[tuple[CaseItem, RiskPoint]]:
    found = {one.id: one for one in points_in_order(session, [one.item_id for one in items])}
    return [(one, found[one.item_id]) for one in items if one.item_id in found]


def _proposed(session: Session, _case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """Each point has a sheet since its last decision, and not by its own holder alone."""
    ids = [one.item_id for one in items]
    sheets, rounds = proposals_since(session, ids), rounds_of_points(session, ids)
    gaps = []
    for item, point in _pairs(session, items):
        if not sheets[point.id]:
            gaps.append(Missing("grade-not-proposed", item.item_id, item.number, "/proposed_rank"))
        elif point.post_id is not None:
            assessors: list[object] = [sheet.person_id for sheet in sheets[point.id]]
            own = rounds.get(point.id)
            if own is not None and own[1].grading_id in {one.id for one in sheets[point.id]}:
                assessors += [UUID(one) for one in took_part(own[0])]
            if not outside_assessors(assessors, list(holders_of_post(session, point.post_id))):
                gaps.append(Missing("sole-assessor", item.item_id, item.number, "/gradings"))
    return gaps


def _reported(session: Session, _case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """Each point stands in a report, with the sheet that counts now."""
    ids = [one.item_id for one in items]
    rounds, sheets = rounds_of_points(session, ids), proposals_since(session, ids)
    reports = newest_reports(session, [one.id for one, _ in rounds.values()])
    gaps = []
    for item in items:
        own = rounds.get(item.item_id)
        current = {sheet.id for sheet in sheets[item.item_id]}
        if own is None or own[0].id not in reports or own[1].grading_id not in current:
            gaps.append(Missing("report-missing", item.item_id, item.number, "/grading-rounds"))
    return gaps


def _took_part(session: Session, _case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """The section's people were called together; who was not is named (R-193)."""
    rounds = rounds_of_points(session, [one.item_id for one in items])
    gaps, seen = [], set()
    for item in items:
        own = rounds.get(item.item_id)
        if own is None:
            gaps.append(Missing("round-missing", item.item_id, item.number, "/grading-rounds"))
        elif own[0].id not in seen and own[0].panel == "collective":
            seen.add(own[0].id)
            members = members_of(session, own[0].department_id)
            absent = [
                one["name"] for one in members.values() if one["person_id"] not in took_part(own[0])
            ]
            if absent:
                gaps.append(Missing("participant-missing", facts={"absent": absent}))
    return gaps


def _assessed_themselves(session: Session, _case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    found = assessments_since(session, [one.item_id for one in items], "self")
    return [
        Missing("self-assessment-missing", item.item_id, item.number, "/self-assessments")
        for item in items
        if not found[item.item_id]
    ]


def _appraised(session: Session, case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """As many representatives as the chain asks for have said what they think (C-20)."""
    wanted = int(step_of(case).appraisal.get("representatives", APPRAISALS_WANTED))
    found = assessments_since(session, [one.item_id for one in items], "social")
    given = {
        item.item_id: len(_voices(session, point, found[item.item_id]))
        for item, point in _pairs(session, items)
    }
    return [
        Missing(
            "appraisal-missing",
            item.item_id,
            item.number,
            "/appraisers",
            {"wanted": wanted, "given": given[item.item_id]},
        )
        for item in items
        if given[item.item_id] < wanted
    ]


def _voices(
    session: Session, point: RiskPoint, said: Sequence[Assessment]
) -> set[tuple[UUID | None, UUID | None]]:
    """Count each person of the bureau once, and whoever holds the post itself not at all."""
    own = set(holders_of_post(session, point.post_id)) if point.post_id else set()
    return {
        (one.person_id, None) if one.person_id else (None, one.appraiser_id)
        for one in said
        if one.person_id is None or one.person_id not in own
    }


def _anomalies(session: Session, case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    return [
        Missing(one.code, None, one.number, "/anomalies", {"key": one.key})
        for one in unanswered(session, case.id, items)
    ]


def _handed_over(session: Session, _case: Case, items: Sequence[CaseItem]) -> list[Missing]:
    """What the ledger is built from: a title, how it shows itself, and the grade (C-19)."""
    gaps = []
    for item, point in _pairs(session, items):
        written_out = full_document(session, point)
        gaps += [
            Missing(code, item.item_id, item.number, pointer)
            for lacks, code, pointer in (
                (not written_out["manifestations"], "manifestation-missing", "/manifestations"),
                (point.rank is None, "grade-missing", "/rank"),
                (point.category is None, "category-missing", "/category"),
            )
            if lacks
        ]
    return gaps


_CHECKS: Final[Mapping[str, Check]] = {
    "grade_proposed": _proposed,
    "report_written": _reported,
    "participation": _took_part,
    "self_assessed": _assessed_themselves,
    "appraised": _appraised,
    "anomalies_answered": _anomalies,
    "ledger_evidence": _handed_over,
}
CRITERIA: Final = frozenset(_CHECKS)
