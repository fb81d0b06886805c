"""Appraisals by representatives: asked for here, given by link or signed in."""

from typing import Any
from uuid import UUID

from flask import request
from flask.views import MethodView

from service.gradings.models import Appraiser
from service.gradings.queries.access import list_appraisers
from service.gradings.refusals import AppraisalLinkRefused
from service.gradings.resources.blueprint import blp
from service.gradings.schemas import (
    AppraisalSchema,
    AppraiserDraftSchema,
    AppraiserSchema,
    InvitedSchema,
    RiskAssessmentsSchema,
    ToAppraiseSchema,
)
from service.gradings.use_cases.appraising import (
    access_own,
    appraise,
    invite_appraiser,
    open_by_link,
    to_appraise,
)
from service.http.identification import refuse_foreign_origin
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session
from service.sign_in.tokens import Carried, read_token
from tenants.database import unit_of_work


def carried_by(token: str) -> Carried:
    """Read a link, or say no more than that it does not work."""
    carried = read_token(token)
    if carried is None:
        raise AppraisalLinkRefused("The link is wrong, used or expired.")
    return carried


@blp.route("/appraisers")
class Appraisers(TenantView):
    keeps_answers = False

    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(AppraiserSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the representatives who were asked; whoever was asked himself finds himself."""
        return page_of(
            current_session(),
            list_appraisers(current_actor()),
            [Appraiser.id],
            arguments,
            scope="appraisers",
            descending=True,
        )

    @blp.arguments(AppraiserDraftSchema)
    @blp.response(201, InvitedSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Ask a representative; the text of his link is shown this once."""
        one, token = invite_appraiser(current_session(), current_actor(), **draft)
        shown = {name: getattr(one, name) for name in AppraiserSchema().fields}
        return created({**shown, "token": token}, one.id)


@blp.route("/appraisers/<uuid:appraiser_id>/appraisal")
class OwnAppraisal(TenantView):
    @blp.response(200, ToAppraiseSchema)
    def get(self, appraiser_id: UUID) -> Any:
        """Read what one was asked about."""
        session = current_session()
        return to_appraise(session, access_own(session, current_actor(), appraiser_id))

    @blp.arguments(AppraisalSchema)
    @blp.response(201, RiskAssessmentsSchema)
    def post(self, appraisal: dict[str, Any], appraiser_id: UUID) -> Any:
        """Hand in one's appraisal."""
        session = current_session()
        one = access_own(session, current_actor(), appraiser_id)
        found = appraise(session, one, appraisal["items"], origin=current_actor().origin)
        session.flush()
        return {"items": found}


@blp.route("/appraisals/<string:token>")
class AppraisalByLink(MethodView):
    """A link for a representative from outside; it works until he has handed in."""

    @blp.response(200, ToAppraiseSchema)
    def get(self, token: str) -> Any:
        """Read what a link asks about: titles, never whose post it is."""
        carried = carried_by(token)
        with unit_of_work(carried.tenant_id, read_only=True) as session:
            return to_appraise(session, open_by_link(session, carried))

    @blp.arguments(AppraisalSchema)
    @blp.response(204)
    def post(self, appraisal: dict[str, Any], token: str) -> None:
        """Hand in an appraisal by link."""
        refuse_foreign_origin()
        carried = carried_by(token)
        with unit_of_work(carried.tenant_id) as session:
            one = open_by_link(session, carried)
            appraise(session, one, appraisal["items"], origin=request.remote_addr or "")
