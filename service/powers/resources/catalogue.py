"""The catalogue of powers over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.hot import HotView, hot_page
from service.http.paging import page_schema
from service.http.views import TenantView, current_actor, current_session, if_match
from service.http.written import written, written_anew
from service.powers.history import history_of, version_of
from service.powers.models import Power
from service.powers.pages import catalogue_statement, read_statement
from service.powers.queries import access_power
from service.powers.resources.blueprint import blp
from service.powers.schemas import (
    HistorySchema,
    ListedPowerSchema,
    PowerArguments,
    PowerChangeSchema,
    PowerDraftSchema,
    PowerSchema,
    ReasonSchema,
    VersionSchema,
)
from service.powers.use_cases import abolish_power, change_power, draft_power, put_power_in_force


def answer(power: Power) -> Response:
    return written(read_statement(power.id), power)


@blp.route("/powers")
class Catalogue(HotView):
    @blp.arguments(PowerArguments, location="query")
    @blp.response(200, page_schema(ListedPowerSchema))
    def get(self, arguments: dict[str, Any]) -> Response:
        """List the powers."""
        return hot_page(lambda actor: catalogue_statement(actor, arguments))


@blp.route("/powers")
class Powers(TenantView):
    @blp.arguments(PowerDraftSchema)
    @blp.response(201, PowerSchema)
    def post(self, draft: dict[str, Any]) -> Response:
        """Enter a power."""
        power = draft_power(current_session(), current_actor(), **draft)
        return written_anew(read_statement(power.id), power)


@blp.route("/powers/<uuid:power_id>")
class PowerById(TenantView):
    @blp.response(200, PowerSchema)
    def get(self, power_id: UUID) -> Response:
        """Read a power."""
        power = access_power(current_session(), current_actor(), power_id, Permission.POWER_READ)
        return answer(power)

    @blp.arguments(PowerChangeSchema)
    @blp.response(200, PowerSchema)
    def put(self, values: dict[str, Any], power_id: UUID) -> Response:
        """Change what is written of a power."""
        return answer(
            change_power(
                current_session(), current_actor(), power_id, if_version=if_match(), **values
            )
        )


@blp.route("/powers/<uuid:power_id>/entry-into-force")
class PowerEntryIntoForce(TenantView):
    @blp.response(200, PowerSchema)
    def put(self, power_id: UUID) -> Response:
        """Confirm a power."""
        return answer(
            put_power_in_force(current_session(), current_actor(), power_id, if_version=if_match())
        )


@blp.route("/powers/<uuid:power_id>/abolition")
class PowerAbolition(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, PowerSchema)
    def put(self, abolition: dict[str, Any], power_id: UUID) -> Response:
        """Abolish a power for a reason."""
        return answer(
            abolish_power(
                current_session(), current_actor(), power_id, if_version=if_match(), **abolition
            )
        )


@blp.route("/powers/<uuid:power_id>/history")
class PowerHistory(TenantView):
    @blp.response(200, HistorySchema)
    def get(self, power_id: UUID) -> Any:
        """Read every change of a power."""
        access_power(current_session(), current_actor(), power_id, Permission.POWER_READ)
        return {"items": history_of(current_session(), power_id)}


@blp.route("/powers/<uuid:power_id>/history/<int:version>")
class PowerVersion(TenantView):
    @blp.response(200, VersionSchema)
    def get(self, power_id: UUID, version: int) -> Any:
        """Read a power as it was in one version."""
        access_power(current_session(), current_actor(), power_id, Permission.POWER_READ)
        return version_of(current_session(), power_id, version)
