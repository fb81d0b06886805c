"""Major matters over HTTP."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import select

from policies.guard import require_somewhere
from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.matters.models import MajorMatter, MatterThreshold
from service.matters.queries import access_matter, matters, points_of, thresholds
from service.matters.rules import is_large, matter_gaps
from service.matters.schemas import (
    MatterArguments,
    MatterChangeSchema,
    MatterDecisionSchema,
    MatterDraftSchema,
    MatterReadSchema,
    MatterSchema,
    ThresholdChangeSchema,
    ThresholdSchema,
    ThresholdsSchema,
)
from service.matters.use_cases import change_matter, decide_matter, record_matter, set_threshold
from service.organisation.queries.access import snapshot

blp = Blueprint("matters", __name__, description="三重一大 · Major matters")


def read(matter: MajorMatter) -> tuple[dict[str, Any], dict[str, str]]:
    session, values = current_session(), snapshot(matter)
    threshold = thresholds(session).get(matter.topic)
    body = {
        **values,
        "risk_point_ids": points_of(session, [matter.id])[matter.id],
        "is_large": is_large(matter.amount, threshold),
        "gaps": [asdict(gap) for gap in matter_gaps(values, threshold)],
    }
    return body, {"ETag": etag(matter)}


@blp.route("/major-matters")
class MajorMatters(TenantView):
    @blp.arguments(MatterArguments, location="query")
    @blp.response(200, page_schema(MatterSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the major matters, the newest first."""
        actor = current_actor()
        require_somewhere(actor, Permission.MATTER_READ)
        key = [MajorMatter.number.expression]
        return page_of(
            current_session(),
            matters(actor, arguments),
            key,
            arguments,
            scope="matters",
            descending=True,
        )

    @blp.arguments(MatterDraftSchema)
    @blp.response(201, MatterSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Enter a major matter."""
        return created(record_matter(current_session(), current_actor(), **draft))


@blp.route("/major-matters/<uuid:matter_id>")
class MatterById(TenantView):
    @blp.response(200, MatterReadSchema)
    def get(self, matter_id: UUID) -> Any:
        """Read a major matter, and what it still lacks."""
        return read(
            access_matter(current_session(), current_actor(), matter_id, Permission.MATTER_READ)
        )

    @blp.arguments(MatterChangeSchema)
    @blp.response(200, MatterReadSchema)
    def put(self, values: dict[str, Any], matter_id: UUID) -> Any:
        """Change a major matter that is not decided yet."""
        return read(
            change_matter(
                current_session(), current_actor(), matter_id, if_version=if_match(), **values
            )
        )


@blp.route("/major-matters/<uuid:matter_id>/decision")
class MatterDecision(TenantView):
    @blp.arguments(MatterDecisionSchema)
    @blp.response(200, MatterReadSchema)
    def put(self, decision: dict[str, Any], matter_id: UUID) -> Any:
        """Write down how a major matter was decided."""
        return read(
            decide_matter(
                current_session(), current_actor(), matter_id, if_version=if_match(), **decision
            )
        )


@blp.route("/matter-thresholds")
class MatterThresholds(TenantView):
    @blp.response(200, ThresholdsSchema)
    def get(self) -> Any:
        """List from which sums on matters count as major here."""
        actor = current_actor()
        require_somewhere(actor, Permission.MATTER_READ)
        found = select(MatterThreshold).order_by(MatterThreshold.topic)
        return {"items": current_session().scalars(found).all()}


@blp.route(
    "/matter-thresholds/<any(major_decision, key_appointment, major_project, large_funds):topic>"
)
class MatterThresholdByTopic(TenantView):
    @blp.arguments(ThresholdChangeSchema)
    @blp.response(200, ThresholdSchema)
    def put(self, values: dict[str, Any], topic: str) -> Any:
        """Set the threshold of a topic; the first one with If-Match "0"."""
        threshold = set_threshold(
            current_session(), current_actor(), topic=topic, if_version=if_match(), **values
        )
        return threshold, {"ETag": etag(threshold)}
