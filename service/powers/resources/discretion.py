"""Discretion standards over HTTP: the discretion list beside the power list."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.powers.models import DiscretionStandard
from service.powers.queries import access_power, access_standard, find_band, standards
from service.powers.resources.blueprint import blp
from service.powers.schemas import (
    BandArguments,
    BandSchema,
    ReasonSchema,
    StandardArguments,
    StandardChangeSchema,
    StandardDraftSchema,
    StandardSchema,
    StandardsSchema,
)
from service.powers.use_cases import change_standard, draft_standard, retire_standard


def tagged(standard: DiscretionStandard) -> tuple[DiscretionStandard, dict[str, str]]:
    return standard, {"ETag": etag(standard)}


@blp.route("/discretion-standards")
class DiscretionList(TenantView):
    @blp.arguments(StandardArguments, location="query")
    @blp.response(200, page_schema(StandardSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the discretion standards of the bureau."""
        statement = standards(current_actor(), None, arguments["status"])
        key = [DiscretionStandard.id.expression]
        return page_of(current_session(), statement, key, arguments, scope="discretion")


@blp.route("/powers/<uuid:power_id>/discretion-standards")
class StandardsOfPower(TenantView):
    @blp.response(200, StandardsSchema)
    def get(self, power_id: UUID) -> Any:
        """List the discretion standards of a power, retired ones too."""
        session, actor = current_session(), current_actor()
        access_power(session, actor, power_id, Permission.POWER_READ)
        found = standards(actor, power_id, None).order_by(DiscretionStandard.id)
        return {"items": session.scalars(found).all()}

    @blp.arguments(StandardDraftSchema)
    @blp.response(201, StandardSchema)
    def post(self, draft: dict[str, Any], power_id: UUID) -> Any:
        """Set bounds to the discretion within a power."""
        standard = draft_standard(current_session(), current_actor(), power_id, **draft)
        body, headers = created(standard)
        return body, {**headers, "Location": f"/api/v1/discretion-standards/{standard.id}"}


@blp.route("/discretion-standards/<uuid:standard_id>")
class StandardById(TenantView):
    @blp.response(200, StandardSchema)
    def get(self, standard_id: UUID) -> Any:
        """Read a discretion standard."""
        standard, _ = access_standard(
            current_session(), current_actor(), standard_id, Permission.POWER_READ
        )
        return tagged(standard)

    @blp.arguments(StandardChangeSchema)
    @blp.response(200, StandardSchema)
    def put(self, values: dict[str, Any], standard_id: UUID) -> Any:
        """Change a discretion standard that does not hold yet."""
        return tagged(
            change_standard(
                current_session(), current_actor(), standard_id, if_version=if_match(), **values
            )
        )


@blp.route("/discretion-standards/<uuid:standard_id>/band")
class StandardBand(TenantView):
    @blp.arguments(BandArguments, location="query")
    @blp.response(200, BandSchema)
    def get(self, arguments: dict[str, Any], standard_id: UUID) -> Any:
        """Find the one band a value falls into."""
        return find_band(current_session(), current_actor(), standard_id, arguments["value"])


@blp.route("/discretion-standards/<uuid:standard_id>/retirement")
class StandardRetirement(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, StandardSchema)
    def put(self, retirement: dict[str, Any], standard_id: UUID) -> Any:
        """Give a discretion standard up for a reason."""
        return tagged(
            retire_standard(
                current_session(), current_actor(), standard_id, if_version=if_match(), **retirement
            )
        )
