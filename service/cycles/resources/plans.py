"""Cycles and their plans over HTTP."""

from typing import Any
from uuid import UUID

import orjson

from policies.permissions import Permission
from service.cycles.models import CyclePlan
from service.cycles.queries import access_plan, plans, receipts_of, received_plans
from service.cycles.resources.blueprint import blp
from service.cycles.schemas import (
    PlanArguments,
    PlanChangeSchema,
    PlanDraftSchema,
    PlanReceiptListSchema,
    PlanSchema,
    ReceivedPlanListSchema,
)
from service.cycles.use_cases import change_plan, draft_plan, issue_plan
from service.exchange.queries import tenant_names
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match


@blp.route("/cycle-plans")
class CyclePlans(TenantView):
    @blp.arguments(PlanArguments, location="query")
    @blp.response(200, page_schema(PlanSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the plans this leading group wrote, the newest first."""
        key = [CyclePlan.year.expression, CyclePlan.edition.expression]
        statement = plans(current_actor(), arguments["state"])
        return page_of(current_session(), statement, key, arguments, scope="plans", descending=True)

    @blp.arguments(PlanDraftSchema)
    @blp.response(201, PlanSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Draft the plan of a year."""
        return created(draft_plan(current_session(), current_actor(), **draft))


@blp.route("/cycle-plans/<uuid:plan_id>")
class CyclePlanById(TenantView):
    @blp.response(200, PlanSchema)
    def get(self, plan_id: UUID) -> Any:
        """Read a plan."""
        plan = access_plan(current_session(), current_actor(), plan_id, Permission.CYCLE_PLAN_READ)
        return plan, {"ETag": etag(plan)}

    @blp.arguments(PlanChangeSchema)
    @blp.response(200, PlanSchema)
    def put(self, change: dict[str, Any], plan_id: UUID) -> Any:
        """Change a plan that has not been issued."""
        plan = change_plan(
            current_session(), current_actor(), plan_id, if_version=if_match(), **change
        )
        return plan, {"ETag": etag(plan)}


@blp.route("/cycle-plans/<uuid:plan_id>/issuance")
class CyclePlanIssuance(TenantView):
    @blp.response(200, PlanSchema)
    def put(self, plan_id: UUID) -> Any:
        """Issue a plan to every tenant below."""
        plan = issue_plan(current_session(), current_actor(), plan_id, if_version=if_match())
        return plan, {"ETag": etag(plan)}


@blp.route("/cycle-plans/<uuid:plan_id>/receipts")
class CyclePlanReceipts(TenantView):
    @blp.response(200, PlanReceiptListSchema)
    def get(self, plan_id: UUID) -> Any:
        """Read to whom a plan came, and who signed for it there and when."""
        session = current_session()
        plan = access_plan(session, current_actor(), plan_id, Permission.CYCLE_PLAN_READ)
        return {"items": receipts_of(session, plan)}


@blp.route("/received-cycle-plans")
class ReceivedPlans(TenantView):
    @blp.response(200, ReceivedPlanListSchema)
    def get(self) -> Any:
        """Read the plans of the leading groups above."""
        session = current_session()
        documents = received_plans(session, current_actor())
        bodies = [orjson.loads(one.body) for one in documents]
        names = tenant_names(session, [body["issuer"] for body in bodies])
        return {
            "items": [
                {
                    **body,
                    "issuer": names[body["issuer"]]["name"],
                    "document_id": one.id,
                    "received_at": one.received_at,
                    "read_at": one.read_at,
                }
                for one, body in zip(documents, bodies, strict=True)
            ]
        }
