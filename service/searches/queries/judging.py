"""What the rules need to know of a sheet, and what they say of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.risks.models import Manifestation, RiskPoint
from service.risks.rules import RETIRED, Gap
from service.risks.subjects import subject_key
from service.searches.models import Campaign, Sheet
from service.searches.queries.access import subject_of
from service.searches.queries.coverage import cells_of
from service.searches.queries.sheets import (
    Line,
    contributions_of,
    living_points,
    powers_of,
)
from service.searches.rules.gaps import Candidate, SheetFacts
from service.searches.rules.owing import parts_of
from service.searches.rules.similarity import Likeness, Worded, all_copies, copies_of, worded
from tenants.models.organisation import Post

MOST_NAMED = 200


def facts_of(
    session: Session, sheet: Sheet, campaign: Campaign, lines: Sequence[Line]
) -> SheetFacts:
    """Gather what the rules ask of a sheet."""
    profile = current_profile(session)
    post = session.scalar(select(Post).where(Post.id == sheet.post_id)) if sheet.post_id else None
    mapped = sheet.subject_type == "section" and campaign.flow_gate != "none"
    powers = {one.id: one.name for one in powers_of(session, sheet)} if mapped else {}
    cells = cells_of(session, campaign.id, list(powers)) if mapped else {}
    told = contributions_of(session, [sheet.id])
    return SheetFacts(
        subject_type=sheet.subject_type,
        coverage=sheet.coverage,
        parts=parts_of(sheet.subject_type, post.leadership if post else "none"),
        allowed=profile.categories_by_subject,
        cause_required=profile.cause_required,
        disposes=post is not None and post.has_disposal_authority,
        candidates=[candidate(line) for line in lines],
        blanks={
            (one["part"], UUID(one["power_id"]) if one.get("power_id") else None): one["reason"]
            for one in sheet.blanks
        },
        powers=powers,
        empty_cells=sum(cell.is_empty for row in cells.values() for cell in row),
        members=members_of(session, sheet),
        attended=attended(sheet),
        inputs={one["kind"] for one in sheet.inputs if one["text"].strip()},
        not_carried=len(living_points(session, sheet)),
        unanswered=sum(
            bool(one.text) and one.risk_point_id is None and not one.reply for one in told
        ),
    )


def candidate(line: Line) -> Candidate:
    """Show the rules one line of a sheet."""
    point = line.point
    return Candidate(
        part=line.line.part,
        title=point.title,
        category=point.category,
        manifestations=line.written["manifestations"],
        causes=point.causes,
        loss=point.loss,
        uncertainty=point.uncertainty,
        anchored=bool(point.flow_step_id or point.flow_step or point.regulation_clause),
        power_id=point.power_id,
        is_new=line.line.kind == "found",
        answer=line.line.answer,
    )


def members_of(session: Session, sheet: Sheet) -> dict[UUID, str]:
    """Name everybody in the section of a section's sheet."""
    if sheet.subject_type != "section":
        return {}
    day = today()
    chart = load_chart(session, day)
    found = holders_of("section_members", subject_of(sheet), chart, day)
    return {one.person_id: one.name for one in found if one.on_behalf_of is None}


def attended(sheet: Sheet) -> dict[UUID, str | None]:
    """Say who took part; who did not, with the reason."""
    return {
        UUID(one["person_id"]): None if one["present"] else one.get("reason", "")
        for one in sheet.participants
    }


def written_gaps(gaps: Sequence[Gap]) -> list[dict[str, Any]]:
    """Write gaps out as every refusal does."""
    return [
        {
            "pointer": "/" + gap.field.replace(".", "/"),
            "code": gap.code,
            "blocking": gap.blocking,
            **gap.facts,
        }
        for gap in gaps[:MOST_NAMED]
    ]


def copies_on(session: Session, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """List what the new points of a sheet have in common with points of other subjects."""
    fresh = [one for one in lines if one.line.kind == "found" and one.line.answer != "dropped"]
    if not fresh:
        return []
    register = _register(session)
    known = {one.id: one for one in register}
    mine = [known[one.point.id] for one in fresh if one.point.id in known]
    return [_written(one) for one in copies_of(mine, register)[:MOST_NAMED]]


def copies_everywhere(session: Session) -> list[dict[str, Any]]:
    """List the copies in the whole register for who reviews it."""
    return [_written(one) for one in all_copies(_register(session))[:MOST_NAMED]]


def _register(session: Session) -> list[Worded]:
    points = session.execute(
        select(
            RiskPoint.id,
            RiskPoint.number,
            RiskPoint.title,
            RiskPoint.subject_type,
            RiskPoint.department_id,
            RiskPoint.post_id,
            RiskPoint.topic,
            RiskPoint.answering_post_id,
        ).where(RiskPoint.status != RETIRED)
    ).all()
    told: dict[UUID, list[str]] = {}
    for row in session.execute(select(Manifestation.risk_point_id, Manifestation.text)):
        told.setdefault(row.risk_point_id, []).append(row.text)
    return [
        worded(row.id, row.number, subject_key(row), row.title, told.get(row.id, ()))
        for row in points
    ]


def _written(one: Likeness) -> dict[str, Any]:
    return {
        "risk_point_id": str(one.one.id),
        "number": one.one.number,
        "other_id": str(one.other.id),
        "other_number": one.other.number,
        "likeness": one.score,
    }
