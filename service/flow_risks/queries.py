"""The risks on the steps of a flow, as far as their reader may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from policies.responsibility import relations
from service.flowcharts.models import FlowCandidate, Flowchart, FlowStep
from service.flowcharts.queries.access import post_titles
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.powers.models import Power
from service.risks.models import Manifestation, RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import RETIRED
from service.risks.subjects import subject_of
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.platform import Tenant

UNGRADED_LAST = 4


@dataclass(frozen=True, slots=True)
class FlowRisk:
    """A risk point of a flow with what is done against it and who answers for it."""

    number: str
    title: str
    rank: int | None
    manifestations: tuple[str, ...]
    measures: tuple[tuple[str, str], ...] = field(default=())
    responsible: str = ""


def risks_of_flow(
    session: Session, actor: Actor, chart: Flowchart, document: Mapping[str, Any]
) -> dict[str, list[FlowRisk]]:
    """List the living risks by the code of their step, the worst first.

    Under "" stand those of the power as a whole.
    """
    codes = {UUID(str(one["id"])): one["code"] for one in document["steps"]}
    powers = [UUID(str(one)) for one in document["power_ids"]]
    points = session.scalars(
        select(RiskPoint)
        .where(
            RiskPoint.status != RETIRED,
            by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c),
            or_(RiskPoint.flow_step_id.in_(_steps(session, chart)), RiskPoint.power_id.in_(powers)),
        )
        .order_by(func.coalesce(RiskPoint.rank, UNGRADED_LAST), RiskPoint.number)
    ).all()
    told = _manifestations(session, points)
    done = _measures(session, points)
    day = today()
    offices = load_chart(session, day)
    found: dict[str, list[FlowRisk]] = {}
    for point in points:
        seat = relations(subject_of(point), point.rank, offices, day).directly_responsible
        code = codes.get(point.flow_step_id) if point.flow_step_id else None
        found.setdefault(code or "", []).append(
            FlowRisk(
                number=point.number,
                title=point.title,
                rank=point.rank,
                manifestations=tuple(told.get(point.id, ())),
                measures=tuple(done.get(point.id, ())),
                responsible=point.direct_responsible_written or (seat.shown if seat else ""),
            )
        )
    return found


def ranks_on_steps(found: Mapping[str, Sequence[FlowRisk]]) -> dict[str, list[int | None]]:
    """Say which grades lie on which step."""
    return {code: [one.rank for one in risks] for code, risks in found.items() if code}


def access_candidate(
    session: Session, chart: Flowchart, candidate_id: UUID
) -> tuple[FlowCandidate, FlowStep]:
    """Fetch a candidate of a chart for the one who settles it, with its step."""
    found = session.execute(
        select(FlowCandidate, FlowStep)
        .join(FlowStep, FlowStep.id == FlowCandidate.step_id)
        .where(FlowCandidate.id == candidate_id, FlowCandidate.flowchart_id == chart.id)
        .with_for_update(of=FlowCandidate)
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such candidate.")
    return found[0], found[1]


def head_of_sheet(session: Session, document: Mapping[str, Any]) -> dict[str, str]:
    """Say at the head of a printed chart whose power it shows (F8)."""
    ids = [UUID(str(one)) for one in document["power_ids"]]
    powers = session.execute(
        select(Power.number, Power.name, Power.category)
        .where(Power.id.in_(ids))
        .order_by(Power.number)
    ).all()
    bureau = session.scalar(select(Tenant.name).where(Tenant.id == session.info["tenant_id"]))
    return {
        "bureau": bureau or "",
        "categories": ",".join(dict.fromkeys(one.category for one in powers)),
        "numbers": "、".join(one.number for one in powers),
        "names": "、".join(one.name for one in powers),
    }


def _steps(session: Session, chart: Flowchart) -> list[UUID]:
    return list(session.scalars(select(FlowStep.id).where(FlowStep.flowchart_id == chart.id)))


def _manifestations(session: Session, points: Sequence[RiskPoint]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for one in session.scalars(
        select(Manifestation)
        .where(Manifestation.risk_point_id.in_([point.id for point in points]))
        .order_by(Manifestation.position)
    ):
        found.setdefault(one.risk_point_id, []).append(one.text)
    return found


def _measures(session: Session, points: Sequence[RiskPoint]) -> dict[UUID, list[tuple[str, str]]]:
    """Pair what is done with who does it."""
    titles = post_titles(session)
    found: dict[UUID, list[tuple[str, str]]] = {}
    for one in session.scalars(
        select(Measure)
        .where(
            Measure.risk_point_id.in_([point.id for point in points]), Measure.status == "active"
        )
        .order_by(Measure.position)
    ):
        who = one.responsible_written or titles.get(str(one.responsible_post_id), "")
        found.setdefault(one.risk_point_id, []).append((one.text, who))
    return found
