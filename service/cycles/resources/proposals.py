"""What a year is planned with before anybody changes it, over HTTP."""

from typing import Any

from service.cycles.proposals import plan_proposal, year_proposal
from service.cycles.resources.blueprint import blp
from service.cycles.succession_schemas import (
    PlanProposalArguments,
    PlanProposalSchema,
    YearProposalArguments,
    YearProposalSchema,
)
from service.http.views import TenantView, current_actor, current_session


@blp.route("/cycles/proposal")
class YearProposal(TenantView):
    @blp.arguments(YearProposalArguments, location="query")
    @blp.response(200, YearProposalSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Read the stages a year would be drafted with: last year's, the usual, or from above."""
        return year_proposal(current_session(), current_actor(), **asked)


@blp.route("/cycle-plans/proposal")
class PlanProposal(TenantView):
    @blp.arguments(PlanProposalArguments, location="query")
    @blp.response(200, PlanProposalSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Read the stages a leading group's plan begins with: last year's, or those of a pilot."""
        return plan_proposal(current_session(), current_actor(), **asked)
