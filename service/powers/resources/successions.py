"""Mergers and splits of powers over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.views import TenantView, current_actor, current_session, if_match
from service.http.written import written_anew
from service.powers.pages import read_statement
from service.powers.queries import access_power
from service.powers.queries.successions import lineage_of
from service.powers.resources.blueprint import blp
from service.powers.resources.catalogue import answer
from service.powers.schemas import PowerSchema, ReasonSchema
from service.powers.schemas.successions import (
    MergerDraftSchema,
    PowerLineageSchema,
    SplitDraftSchema,
)
from service.powers.use_cases.succeeding import merge_powers, split_power, withdraw_succession


@blp.route("/powers/mergers")
class PowerMergers(TenantView):
    @blp.arguments(MergerDraftSchema)
    @blp.response(201, PowerSchema)
    def post(self, merger: dict[str, Any]) -> Response:
        """Draft the one power that shall stand for several."""
        power = merge_powers(current_session(), current_actor(), **merger)
        return written_anew(read_statement(power.id), power, f"/api/v1/powers/{power.id}")


@blp.route("/powers/<uuid:power_id>/split")
class PowerSplit(TenantView):
    @blp.arguments(SplitDraftSchema)
    @blp.response(200, PowerLineageSchema)
    def put(self, split: dict[str, Any], power_id: UUID) -> Any:
        """Draft the powers one shall be split into."""
        session = current_session()
        power = split_power(session, current_actor(), power_id, if_version=if_match(), **split)
        return lineage_of(session, power.id)


@blp.route("/powers/<uuid:power_id>/lineage")
class PowerLineage(TenantView):
    @blp.response(200, PowerLineageSchema)
    def get(self, power_id: UUID) -> Any:
        """Read which powers this one came from, and which came from it."""
        access_power(current_session(), current_actor(), power_id, Permission.POWER_READ)
        return lineage_of(current_session(), power_id)


@blp.route("/powers/<uuid:power_id>/succession-withdrawal")
class SuccessionWithdrawal(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, PowerSchema)
    def put(self, withdrawal: dict[str, Any], power_id: UUID) -> Response:
        """Take a merger or a split back before it is confirmed."""
        return answer(
            withdraw_succession(
                current_session(), current_actor(), power_id, if_version=if_match(), **withdrawal
            )
        )
