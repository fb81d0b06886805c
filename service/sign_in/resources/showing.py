"""How a session is shown to its owner."""

from datetime import datetime
from importlib.metadata import version
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import Response, jsonify
from werkzeug.wrappers import Response as BaseResponse

from policies.guard import may_somewhere
from policies.permissions import Permission
from service.http.access import contact_of
from service.http.identification import cookie_name
from service.http.surroundings import current_settings
from service.sign_in.queries import told_beside
from service.sign_in.rules import idle_minutes
from service.sign_in.schemas import MeSchema
from service.sign_in.tokens import check_code, read_token
from service.sign_in.use_cases.signing_in import Opened
from tenants.context import Actor
from tenants.models.platform import Tenant

LOGIN_NAME: Final = "lianfang_login"  # the console's lock screen asks its owner for no more
Answer = TypeVar("Answer", bound=BaseResponse)


def shown_me(
    actor: Actor,
    tenant: Tenant,
    *,
    appointment_id: UUID | None,
    expires_at: datetime,
    csrf_token: str | None,
) -> dict[str, Any]:
    """Show a person who he is here and what he may do somewhere."""
    return {
        "person_id": actor.person_id,
        "name": actor.name,
        **told_beside(actor),
        "bureau": tenant.code,
        "bureau_name": tenant.name,
        "tenant_kind": tenant.kind,
        "appointment_id": appointment_id,
        "post_id": actor.post_id,
        "post_title": actor.post_title,
        "on_behalf_of": actor.on_behalf_of,
        "roles": sorted(actor.roles),
        "permissions": [one.value for one in Permission if may_somewhere(actor, one)],
        "expires_at": expires_at,
        "idle_minutes": idle_minutes(actor.roles, current_settings().session_idle_minutes),
        "csrf_token": csrf_token,
        "contact": contact_of(actor),
        "version": version("lianfang"),
    }


def opened_session(opened: Opened, tenant: Tenant, *, status: int) -> Response:
    """Hand a session to the browser: its token in a cookie no script reads, its check code."""
    carried = read_token(opened.token)
    me = shown_me(
        opened.actor,
        tenant,
        appointment_id=opened.appointment_id,
        expires_at=opened.expires_at,
        csrf_token=check_code(carried.secret) if carried else None,
    )
    response = jsonify(MeSchema().dump(me))
    response.status_code = status
    keep_session(response, opened.token)
    return response


def keep_session(response: BaseResponse, token: str) -> None:
    """Leave the session with the browser, in a cookie no script reads and no other site sends."""
    response.set_cookie(
        cookie_name(),
        token,
        secure=current_settings().cookie_secure,
        httponly=True,
        samesite="Strict",
        path="/",
    )


def forgotten_session(response: Answer) -> Answer:
    """Let the browser forget the session, whose it was, and what it showed."""
    for name, hidden in ((cookie_name(), True), (LOGIN_NAME, False)):
        response.delete_cookie(
            name,
            secure=current_settings().cookie_secure,
            httponly=hidden,
            samesite="Strict",
            path="/",
        )
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
