"""People and the duties no post carries."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from service.http.paging import Page, PageArguments, page_schema
from service.http.views import TenantView, created, current_actor, current_session, if_match
from service.organisation.queries.access import find
from service.organisation.queries.lists import list_grants, list_persons, with_home
from service.organisation.resources.blueprint import DatedArguments, blp, paged, tagged
from service.organisation.schemas import (
    DayOfEndSchema,
    PersonDraftSchema,
    PersonSchema,
    ReasonedEndSchema,
    RoleGrantDraftSchema,
    RoleGrantSchema,
)
from service.organisation.use_cases.grants import grant_role, revoke_role
from service.organisation.use_cases.persons import (
    change_person,
    let_person_leave,
    register_person,
)
from tenants.models.organisation import Person, RoleGrant


class PersonArguments(PageArguments):
    q = fields.String(load_default="", validate=validate.Length(max=100))


def shown(person: Person) -> dict[str, Any]:
    """Show one person with the bureau that seconded him."""
    return with_home(current_session(), [person])[0]


@blp.route("/persons")
class Persons(TenantView):
    @blp.arguments(PersonArguments, location="query")
    @blp.response(200, page_schema(PersonSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the people, by a part of their name if asked."""
        page = paged(
            list_persons(current_actor(), q=arguments["q"]), Person.staff_number, arguments
        )
        return replace(page, items=with_home(current_session(), page.items))

    @blp.arguments(PersonDraftSchema)
    @blp.response(201, PersonSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Register a person."""
        person = register_person(current_session(), current_actor(), **draft)
        return shown(person), created(person)[1]


@blp.route("/persons/<uuid:person_id>")
class PersonById(TenantView):
    @blp.response(200, PersonSchema)
    def get(self, person_id: UUID) -> Any:
        """Read a person."""
        person = find(current_session(), Person, person_id)
        return shown(person), tagged(person)[1]

    @blp.arguments(PersonDraftSchema)
    @blp.response(200, PersonSchema)
    def put(self, values: dict[str, Any], person_id: UUID) -> Any:
        """Correct what is known of a person."""
        person = change_person(
            current_session(), current_actor(), person_id, if_version=if_match(), **values
        )
        return shown(person), tagged(person)[1]


@blp.route("/persons/<uuid:person_id>/departure")
class PersonDeparture(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, PersonSchema)
    def put(self, departure: dict[str, Any], person_id: UUID) -> Any:
        """Let a person leave: offices, seats, duties and sessions end at once."""
        person = let_person_leave(
            current_session(), current_actor(), person_id, if_version=if_match(), **departure
        )
        return shown(person), tagged(person)[1]


@blp.route("/role-grants")
class RoleGrants(TenantView):
    @blp.arguments(DatedArguments, location="query")
    @blp.response(200, page_schema(RoleGrantSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the duties no post carries."""
        return paged(list_grants(current_actor(), on=arguments["on"]), RoleGrant.id, arguments)

    @blp.arguments(RoleGrantDraftSchema)
    @blp.response(201, RoleGrantSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Give a person a duty; never oneself."""
        return created(grant_role(current_session(), current_actor(), **draft))


@blp.route("/role-grants/<uuid:grant_id>")
class RoleGrantById(TenantView):
    @blp.response(200, RoleGrantSchema)
    def get(self, grant_id: UUID) -> Any:
        """Read a duty."""
        return tagged(find(current_session(), RoleGrant, grant_id))


@blp.route("/role-grants/<uuid:grant_id>/revocation")
class RoleGrantRevocation(TenantView):
    @blp.arguments(ReasonedEndSchema)
    @blp.response(200, RoleGrantSchema)
    def put(self, revocation: dict[str, Any], grant_id: UUID) -> Any:
        """Take a duty back; whoever had it is signed out."""
        return tagged(
            revoke_role(
                current_session(), current_actor(), grant_id, if_version=if_match(), **revocation
            )
        )
