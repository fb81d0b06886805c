"""The whole organisation at a glance, its gaps, and the profile it works by."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields

from service.http.views import TenantView, current_actor, current_session
from service.organisation.queries import today
from service.organisation.queries.profiles import profiles_in_use
from service.organisation.queries.views import gaps, organisation_tree
from service.organisation.resources.blueprint import blp
from service.organisation.schemas import (
    ChosenProfileSchema,
    GapsSchema,
    OrderSchema,
    OrganisationSchema,
    ProfileChoiceSchema,
    ProfilesSchema,
)
from service.organisation.use_cases.ordering import put_in_order
from service.organisation.use_cases.profiles import choose_profile


class DayArguments(Schema):
    """A day; today if none is named."""

    on = fields.Date(load_default=None)


@blp.route("/organisation")
class Organisation(TenantView):
    @blp.arguments(DayArguments, location="query")
    @blp.response(200, OrganisationSchema)
    def get(self, arguments: dict[str, date | None]) -> Any:
        """Show departments, posts, holders, portfolios and bodies of a day."""
        return organisation_tree(current_session(), current_actor(), arguments["on"] or today())


@blp.route("/organisation/order")
class OrganisationOrder(TenantView):
    @blp.arguments(OrderSchema)
    @blp.response(204)
    def put(self, order: dict[str, Any]) -> None:
        """Put sections, or the posts of one section, in another order."""
        put_in_order(current_session(), current_actor(), **order)


@blp.route("/responsibility/gaps")
class ResponsibilityGaps(TenantView):
    @blp.arguments(DayArguments, location="query")
    @blp.response(200, GapsSchema)
    def get(self, arguments: dict[str, date | None]) -> Any:
        """Show vacant offices and sections nobody answers for (R-039)."""
        return gaps(current_session(), current_actor(), arguments["on"] or today())


@blp.route("/profile")
class ProfileInUse(TenantView):
    @blp.response(200, ProfilesSchema)
    def get(self) -> Any:
        """Show the profile in force, the one chosen next, and those there are."""
        return profiles_in_use(current_session(), current_actor())

    @blp.arguments(ProfileChoiceSchema)
    @blp.response(200, ChosenProfileSchema)
    def put(self, choice: dict[str, Any]) -> Any:
        """Choose the profile of the next cycle."""
        return choose_profile(current_session(), current_actor(), **choice)
