"""Who holds which office, what it is in charge of, and who stands in."""

from typing import Any
from uuid import UUID

from marshmallow import fields

from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, if_match
from service.organisation.queries.access import find
from service.organisation.queries.lists import (
    list_appointments,
    list_delegations,
    list_portfolios,
)
from service.organisation.resources.blueprint import DatedArguments, blp, paged, tagged
from service.organisation.schemas import (
    AppointmentDraftSchema,
    AppointmentSchema,
    DayOfEndSchema,
    DelegationDraftSchema,
    DelegationSchema,
    PortfolioDraftSchema,
    PortfolioSchema,
    ReasonedEndSchema,
)
from service.organisation.use_cases.appointments import appoint, end_appointment
from service.organisation.use_cases.delegations import delegate_office, end_delegation
from service.organisation.use_cases.portfolios import put_in_charge, relieve_of_charge
from tenants.models.organisation import Appointment, Delegation, Portfolio


class AppointmentArguments(DatedArguments):
    person_id = fields.UUID(load_default=None)
    post_id = fields.UUID(load_default=None)


class DelegationArguments(DatedArguments):
    since = fields.Date(load_default=None)
    mine = fields.Boolean(load_default=False)


class PortfolioArguments(DatedArguments):
    post_id = fields.UUID(load_default=None)


@blp.route("/appointments")
class Appointments(TenantView):
    @blp.arguments(AppointmentArguments, location="query")
    @blp.response(200, page_schema(AppointmentSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List who sits or sat where."""
        found = list_appointments(
            current_actor(),
            on=arguments["on"],
            person_id=arguments["person_id"],
            post_id=arguments["post_id"],
        )
        return paged(found, Appointment.id, arguments)

    @blp.arguments(AppointmentDraftSchema)
    @blp.response(201, AppointmentSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Appoint a person, or an acting officer to a vacancy; never oneself."""
        return created(appoint(current_session(), current_actor(), **draft))


@blp.route("/appointments/<uuid:appointment_id>")
class AppointmentById(TenantView):
    @blp.response(200, AppointmentSchema)
    def get(self, appointment_id: UUID) -> Any:
        """Read an appointment."""
        return tagged(find(current_session(), Appointment, appointment_id))


@blp.route("/appointments/<uuid:appointment_id>/ending")
class AppointmentEnding(TenantView):
    @blp.arguments(ReasonedEndSchema)
    @blp.response(200, AppointmentSchema)
    def put(self, ending: dict[str, Any], appointment_id: UUID) -> Any:
        """End an appointment; the points stay with the post."""
        return tagged(
            end_appointment(
                current_session(), current_actor(), appointment_id, if_version=if_match(), **ending
            )
        )


@blp.route("/portfolios")
class Portfolios(TenantView):
    @blp.arguments(PortfolioArguments, location="query")
    @blp.response(200, page_schema(PortfolioSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List which office is or was in charge of what."""
        found = list_portfolios(current_actor(), on=arguments["on"], post_id=arguments["post_id"])
        return paged(found, Portfolio.id, arguments)

    @blp.arguments(PortfolioDraftSchema)
    @blp.response(201, PortfolioSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Put a deputy's office in charge of a department."""
        return created(put_in_charge(current_session(), current_actor(), **draft))


@blp.route("/portfolios/<uuid:portfolio_id>")
class PortfolioById(TenantView):
    @blp.response(200, PortfolioSchema)
    def get(self, portfolio_id: UUID) -> Any:
        """Read one charge."""
        return tagged(find(current_session(), Portfolio, portfolio_id))


@blp.route("/portfolios/<uuid:portfolio_id>/ending")
class PortfolioEnding(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, PortfolioSchema)
    def put(self, ending: dict[str, Any], portfolio_id: UUID) -> Any:
        """Take a department out of a deputy's charge."""
        return tagged(
            relieve_of_charge(
                current_session(), current_actor(), portfolio_id, if_version=if_match(), **ending
            )
        )


@blp.route("/delegations")
class Delegations(TenantView):
    @blp.arguments(DelegationArguments, location="query")
    @blp.response(200, page_schema(DelegationSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List who exercises or exercised whose office."""
        asked = {name: arguments.pop(name) for name in ("on", "since", "mine")}
        found = list_delegations(current_actor(), **asked)
        return page_of(
            current_session(),
            found,
            [Delegation.id.expression],
            arguments,
            scope="delegations",
            descending=True,
        )

    @blp.arguments(DelegationDraftSchema)
    @blp.response(201, DelegationSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Let another person exercise an office for some days (AB 角)."""
        return created(delegate_office(current_session(), current_actor(), **draft))


@blp.route("/delegations/<uuid:delegation_id>")
class DelegationById(TenantView):
    @blp.response(200, DelegationSchema)
    def get(self, delegation_id: UUID) -> Any:
        """Read a delegation."""
        return tagged(find(current_session(), Delegation, delegation_id))


@blp.route("/delegations/<uuid:delegation_id>/ending")
class DelegationEnding(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, DelegationSchema)
    def put(self, ending: dict[str, Any], delegation_id: UUID) -> Any:
        """End a delegation early."""
        return tagged(
            end_delegation(
                current_session(), current_actor(), delegation_id, if_version=if_match(), **ending
            )
        )
