"""Assess the points of a round together, and each one's own post by its holder (R-185, R-193)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.gradings.models import Assessment, GradingRound, RoundPoint
from service.gradings.queries.access import access_round, points_of
from service.gradings.queries.panels import holders_of_post, took_part
from service.gradings.refusals import NotTheHolder, RoundReported, SoleAssessor
from service.gradings.rules import outside_assessors
from service.gradings.use_cases.convening import SELF
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, manifestations_of
from service.risks.rules import is_lowering, is_placeholder
from service.risks.use_cases.grading import computed_rank, propose_grade
from service.risks.use_cases.keeping import refuse_retired
from service.tasks.use_cases import settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record


def assess_point(
    session: Session,
    actor: Actor,
    round_id: UUID,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    scores: Mapping[str, int],
    rationales: Mapping[str, str],
    consequence: str | None = None,
    suggested_rank: int | None = None,
    manifestations: Sequence[Mapping[str, Any]] = (),
    opinion: str = "",
) -> GradingRound:
    """Put down what the panel found of one point and of each way it would show itself."""
    one = access_round(session, actor, round_id, Permission.GRADING_CONVENE, if_version=if_version)
    if one.state != "open":
        raise RoundReported("The round has its report.", number=one.number)
    found = {point.id: (own, point) for own, point in points_of(session, one.id)}
    if risk_point_id not in found:
        raise NotFound("There is no such risk point in this round.")
    own, point = found[risk_point_id]
    _refuse_sole(session, one, point)
    grading = propose_grade(
        session,
        actor,
        point.id,
        if_version=None,
        scores=scores,
        rationales=rationales,
        consequence=consequence,
    )
    session.flush()
    _note(session, own, point, grading.proposed_rank, suggested_rank, manifestations, opinion)
    own.grading_id = grading.id
    flag_modified(one, "state")
    session.flush()
    record(
        session,
        actor,
        "grading_round.point_assessed",
        "grading_round",
        one.id,
        version=one.version,
        risk_point=str(point.id),
        number=point.number,
        grading=str(grading.id),
        computed=own.computed_rank,
        suggested=own.suggested_rank,
    )
    return one


def assess_own_post(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    scores: Mapping[str, int],
    rationales: Mapping[str, str],
    consequence: str | None = None,
    comment: str = "",
) -> Assessment:
    """Let the holder of a post say how grave he finds its risk; it proposes no grade by itself."""
    point = access_risk_point(session, actor, risk_point_id, Permission.GRADING_PROPOSE)
    refuse_retired(point)
    own_post = point.post_id or point.answering_post_id
    if own_post is not None and actor.post_id != own_post:
        raise NotTheHolder("Its holder assesses a post himself.", number=point.number)
    found = Assessment(
        risk_point_id=point.id,
        kind="self",
        at=utc_now(),
        assessor=actor.name,
        scores=dict(scores),
        rationales=dict(rationales),
        computed_rank=computed_rank(session, scores, rationales, consequence),
        person_id=actor.person_id,
        post_id=actor.post_id,
        consequence=consequence,
        comment=comment.strip(),
    )
    session.add(found)
    settle_tasks(session, subject_id=point.id, kind=SELF, by=actor)
    record(
        session,
        actor,
        "risk_point.self_assessed",
        "assessment",
        found.id,
        risk_point=str(point.id),
        number=point.number,
        computed=found.computed_rank,
    )
    return found


def _refuse_sole(session: Session, one: GradingRound, point: RiskPoint) -> None:
    if point.post_id is None:
        return
    holders = [str(person) for person in holders_of_post(session, point.post_id)]
    outside = any(part.get("person_id") is None for part in one.participants)
    if not outside and not outside_assessors(took_part(one), holders):
        raise SoleAssessor("Nobody is the only assessor of his own post.", number=point.number)


def _note(  # noqa: PLR0917
    session: Session,
    own: RoundPoint,
    point: RiskPoint,
    computed: int | None,
    suggested: int | None,
    manifestations: Sequence[Mapping[str, Any]],
    opinion: str,
) -> None:
    """A suggestion milder than the computed rank is given with its reason (R-199)."""
    milder = suggested is not None and computed is not None and is_lowering(computed, suggested)
    if milder and is_placeholder(opinion):
        raise Invalid(
            "A grade below the computed one needs a written reason.",
            errors={"opinion": ["text-missing"]},
        )
    known = [one.text for one in manifestations_of(session, point.id)]
    strange = [
        place for place, one in enumerate(manifestations) if one["text"].strip() not in known
    ]
    if strange:
        raise Invalid(
            "Some fields are not right.",
            errors={"manifestations": {str(place): {"text": ["not-found"]} for place in strange}},
        )
    said = {one["text"].strip(): one.get("assessment", "") for one in manifestations}
    own.computed_rank, own.suggested_rank, own.opinion = computed, suggested, opinion.strip()
    own.manifestations = [{"text": text, "assessment": said.get(text, "")} for text in known]
