"""Deciding and watching bodies."""

from typing import Any
from uuid import UUID

from service.http.paging import Page, PageArguments, page_schema
from service.http.views import TenantView, created, current_actor, current_session, if_match
from service.organisation.queries.access import find
from service.organisation.queries.lists import list_bodies, list_members
from service.organisation.resources.blueprint import DatedArguments, blp, paged, tagged
from service.organisation.schemas import (
    BodyChangeSchema,
    BodyDraftSchema,
    BodyMemberDraftSchema,
    BodyMemberSchema,
    BodySchema,
    DayOfEndSchema,
)
from service.organisation.use_cases.bodies import (
    change_body,
    seat_member,
    set_up_body,
    unseat_member,
)
from tenants.models.organisation import Body, BodyMember


@blp.route("/bodies")
class Bodies(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(BodySchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the bodies."""
        return paged(list_bodies(current_actor()), Body.code, arguments)

    @blp.arguments(BodyDraftSchema)
    @blp.response(201, BodySchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Set up a body."""
        return created(set_up_body(current_session(), current_actor(), **draft))


@blp.route("/bodies/<uuid:body_id>")
class BodyById(TenantView):
    @blp.response(200, BodySchema)
    def get(self, body_id: UUID) -> Any:
        """Read a body."""
        return tagged(find(current_session(), Body, body_id))

    @blp.arguments(BodyChangeSchema)
    @blp.response(200, BodySchema)
    def put(self, values: dict[str, Any], body_id: UUID) -> Any:
        """Rename a body or set its quorum."""
        return tagged(
            change_body(
                current_session(), current_actor(), body_id, if_version=if_match(), **values
            )
        )


@blp.route("/bodies/<uuid:body_id>/members")
class BodyMembers(TenantView):
    @blp.arguments(DatedArguments, location="query")
    @blp.response(200, page_schema(BodyMemberSchema))
    def get(self, arguments: dict[str, Any], body_id: UUID) -> Page:
        """List the seats of a body."""
        body = find(current_session(), Body, body_id)
        found = list_members(current_actor(), body.id, on=arguments["on"])
        return paged(found, BodyMember.id, arguments)

    @blp.arguments(BodyMemberDraftSchema)
    @blp.response(201, BodyMemberSchema)
    def post(self, draft: dict[str, Any], body_id: UUID) -> Any:
        """Give a person a seat; never oneself."""
        return created(seat_member(current_session(), current_actor(), body_id, **draft))


@blp.route("/body-members/<uuid:member_id>")
class BodyMemberById(TenantView):
    @blp.response(200, BodyMemberSchema)
    def get(self, member_id: UUID) -> Any:
        """Read a seat."""
        return tagged(find(current_session(), BodyMember, member_id))


@blp.route("/body-members/<uuid:member_id>/ending")
class BodyMemberEnding(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, BodyMemberSchema)
    def put(self, ending: dict[str, Any], member_id: UUID) -> Any:
        """End a seat."""
        return tagged(
            unseat_member(
                current_session(), current_actor(), member_id, if_version=if_match(), **ending
            )
        )
