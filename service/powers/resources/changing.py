"""Changes of powers in force over HTTP, and the wordings they made."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.views import TenantView, current_actor, current_session, if_match
from service.powers.history import editions_of
from service.powers.queries import access_power
from service.powers.resources.blueprint import blp
from service.powers.resources.catalogue import answer
from service.powers.schemas import PowerSchema
from service.powers.schemas.changing import (
    ChangeDraftSchema,
    EditionsSchema,
    PowerSendingSchema,
    SentPowerSchema,
)
from service.powers.use_cases import record_change, send_power, withdraw_change


@blp.route("/powers/<uuid:power_id>/change")
class PowerChange(TenantView):
    @blp.arguments(ChangeDraftSchema)
    @blp.response(200, PowerSchema)
    def put(self, change: dict[str, Any], power_id: UUID) -> Response:
        """Draft the new wording of a power in force, and why."""
        return answer(
            record_change(
                current_session(), current_actor(), power_id, if_version=if_match(), **change
            )
        )

    @blp.response(200, PowerSchema)
    def delete(self, power_id: UUID) -> Response:
        """Take a drafted change back; the power stays as it is."""
        return answer(
            withdraw_change(current_session(), current_actor(), power_id, if_version=if_match())
        )


@blp.route("/powers/<uuid:power_id>/review")
class PowerReview(TenantView):
    @blp.arguments(PowerSendingSchema)
    @blp.response(200, SentPowerSchema)
    def put(self, sending: dict[str, Any], power_id: UUID) -> Any:
        """Send what is proposed of a power to whoever confirms it."""
        session, actor = current_session(), current_actor()
        return send_power(session, actor, power_id, if_version=if_match(), **sending)


@blp.route("/powers/<uuid:power_id>/editions")
class PowerEditions(TenantView):
    @blp.response(200, EditionsSchema)
    def get(self, power_id: UUID) -> Any:
        """Read every wording of a power that ever held."""
        access_power(current_session(), current_actor(), power_id, Permission.POWER_READ)
        return {"items": editions_of(current_session(), power_id)}
