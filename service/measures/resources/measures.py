"""The measures of a risk point over HTTP."""

from typing import Any
from uuid import UUID

from flask import current_app

from policies.permissions import Permission
from service.http.views import (
    TenantView,
    created,
    current_actor,
    current_session,
    etag,
    if_match,
)
from service.measures.queries import access_measure, list_measures
from service.measures.queries.lists import with_standing
from service.measures.resources.blueprint import blp, tagged
from service.measures.schemas import (
    MeasureChangeSchema,
    MeasureDraftSchema,
    MeasureOfPointSchema,
    MeasuresSchema,
)
from service.measures.use_cases import add_measure, change_measure, retire_measure
from service.measures.working_schemas import MeasureReadSchema
from service.powers.schemas import ReasonSchema


@blp.route("/risk-points/<uuid:risk_point_id>/measures")
class MeasuresOfPoint(TenantView):
    @blp.response(200, MeasuresSchema)
    def get(self, risk_point_id: UUID) -> Any:
        """List the measures of a risk point."""
        return {"items": list_measures(current_session(), current_actor(), risk_point_id)}

    @blp.arguments(MeasureDraftSchema)
    @blp.response(201, MeasureOfPointSchema)
    def post(self, draft: dict[str, Any], risk_point_id: UUID) -> Any:
        """Draw up a measure."""
        measure = add_measure(current_session(), current_actor(), risk_point_id, **draft)
        body, headers = created(measure)
        address = current_app.url_for("measures.MeasureById", measure_id=measure.id)
        return body, {**headers, "Location": address}


@blp.route("/measures/<uuid:measure_id>")
class MeasureById(TenantView):
    @blp.response(200, MeasureReadSchema)
    def get(self, measure_id: UUID) -> Any:
        """Read a measure."""
        session = current_session()
        measure, _ = access_measure(session, current_actor(), measure_id, Permission.MEASURE_READ)
        return with_standing(session, measure), {"ETag": etag(measure)}

    @blp.arguments(MeasureChangeSchema)
    @blp.response(200, MeasureOfPointSchema)
    def put(self, values: dict[str, Any], measure_id: UUID) -> Any:
        """Change a measure."""
        return tagged(
            change_measure(
                current_session(), current_actor(), measure_id, if_version=if_match(), **values
            )
        )


@blp.route("/measures/<uuid:measure_id>/retirement")
class MeasureRetirement(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, MeasureOfPointSchema)
    def put(self, retirement: dict[str, Any], measure_id: UUID) -> Any:
        """Take a measure out of use for a reason."""
        return tagged(
            retire_measure(
                current_session(), current_actor(), measure_id, if_version=if_match(), **retirement
            )
        )
