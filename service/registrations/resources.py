"""Registrations over HTTP: tried out, kept, sent, opened again."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session, if_match
from service.registrations.queries.access import Dossier, access_dossier
from service.registrations.queries.posts import prefilled
from service.registrations.queries.shapes import whole_registration
from service.registrations.rules import STEPS, step_of
from service.registrations.schemas import (
    FlowTemplatesSchema,
    PrefillArguments,
    RegistrationCheckedSchema,
    RegistrationCheckSchema,
    RegistrationDraftSchema,
    RegistrationPrefillSchema,
    RegistrationSchema,
)
from service.registrations.use_cases import (
    change_registration,
    check_registration,
    register_power,
    take_up_measures,
)
from service.registrations.use_cases.rehearsing import Check

blp = Blueprint("registrations", __name__, description="职权登记 · Registering a power in one go")


def told(found: Dossier) -> tuple[dict[str, Any], dict[str, str]]:
    session = current_session()
    session.flush()
    whole = whole_registration(session, current_actor(), found)
    return whole, {"ETag": f'"{found.version}"'}


def shown(check: Check) -> dict[str, Any]:
    """Put each problem beside the step of the form it belongs to."""
    return {
        "steps": [
            {
                "step": step,
                "state": check.steps[step],
                "problems": [one for one in check.problems if step_of(one.pointer) == step],
            }
            for step in STEPS
        ],
        "next": check.way,
        "ranks": check.ranks,
        "complete": not any(one.blocking for one in check.problems),
    }


@blp.route("/flow-templates")
class FlowTemplates(TenantView):
    @blp.arguments(PrefillArguments, location="query")
    @blp.response(200, FlowTemplatesSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Read the flows to begin with, with the posts of a section."""
        found = prefilled(current_session(), current_actor(), arguments["department_id"])
        return {"items": found["templates"]}


@blp.route("/power-registrations/prefill")
class RegistrationPrefill(TenantView):
    @blp.arguments(PrefillArguments, location="query")
    @blp.response(200, RegistrationPrefillSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Read what the form begins with: section, posts by duty, flows."""
        return prefilled(current_session(), current_actor(), arguments["department_id"])


@blp.route("/power-registrations/check")
class RegistrationCheck(TenantView):
    @blp.arguments(RegistrationCheckSchema)
    @blp.response(200, RegistrationCheckedSchema)
    def post(self, form: dict[str, Any]) -> Any:
        """Try a registration out: how far it has come, who gets it. Nothing is kept."""
        return shown(check_registration(current_session(), current_actor(), **form))


@blp.route("/power-registrations")
class Registrations(TenantView):
    @blp.arguments(RegistrationDraftSchema)
    @blp.response(201, RegistrationSchema)
    def post(self, form: dict[str, Any]) -> Any:
        """Register a power with its flow, its risks and their measures."""
        found = register_power(current_session(), current_actor(), **form)
        body, headers = told(found)
        return body, {**headers, "Location": f"/api/v1/power-registrations/{found.power.id}"}


@blp.route("/power-registrations/<uuid:power_id>")
class RegistrationByPower(TenantView):
    @blp.response(200, RegistrationSchema)
    def get(self, power_id: UUID) -> Any:
        """Open a registration again."""
        session, actor = current_session(), current_actor()
        return told(access_dossier(session, actor, power_id, Permission.POWER_DRAFT))

    @blp.arguments(RegistrationDraftSchema)
    @blp.response(200, RegistrationSchema)
    def put(self, form: dict[str, Any], power_id: UUID) -> Any:
        """Write a registration anew while its power is a draft."""
        session, actor = current_session(), current_actor()
        return told(change_registration(session, actor, power_id, if_version=if_match(), **form))


@blp.route("/power-registrations/<uuid:power_id>/measures")
class RegistrationMeasures(TenantView):
    @blp.response(200, RegistrationSchema)
    def put(self, power_id: UUID) -> Any:
        """Enter the measures that waited for their risk points to be confirmed."""
        session, actor = current_session(), current_actor()
        return told(take_up_measures(session, actor, power_id, if_version=if_match()))
