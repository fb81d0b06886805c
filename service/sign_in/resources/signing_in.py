"""Signing in and setting a password: the only operations for people we do not know yet."""

from typing import Any

from flask import g, request
from flask.views import MethodView

from service.http.blueprint import Blueprint
from service.http.identification import refuse_foreign_origin
from service.http.surroundings import current_settings
from service.sign_in.queries import tenant_of_bureau
from service.sign_in.resources.showing import opened_session
from service.sign_in.schemas import MeSchema, PasswordSchema, SignInSchema
from service.sign_in.tokens import read_token
from service.sign_in.use_cases.passwords import PasswordLinkRefused, set_password_by_link
from service.sign_in.use_cases.signing_in import Claim, refuse_unknown_bureau, sign_in

blp = Blueprint("sign_in", __name__, description="登录 · Signing in")


@blp.route("/sign-in")
class SignIn(MethodView):
    """A person at a browser."""

    @blp.arguments(SignInSchema)
    @blp.response(201, MeSchema)
    def post(self, who: dict[str, Any]) -> Any:
        """Sign in with bureau, login and password; the session travels in a cookie."""
        refuse_foreign_origin()
        tenant = tenant_of_bureau(who["bureau"].strip())
        if tenant is None:
            refuse_unknown_bureau(who["password"])
        claim = Claim(
            tenant_id=tenant.id,
            login=who["login"].strip().lower(),
            source=request.remote_addr or "",
            request_id=g.request_id,
        )
        opened = sign_in(claim, who["password"], hours=current_settings().session_hours)
        return opened_session(opened, tenant, status=201)


@blp.route("/password-links/<string:token>")
class PasswordLinks(MethodView):
    """A link that sets a password once."""

    @blp.arguments(PasswordSchema)
    @blp.response(204)
    def post(self, chosen: dict[str, Any], token: str) -> None:
        """Set the password of the account this link was made for."""
        refuse_foreign_origin()
        carried = read_token(token)
        if carried is None:
            raise PasswordLinkRefused("The link is wrong, used or expired.")
        set_password_by_link(
            carried,
            chosen["password"],
            source=request.remote_addr or "",
            request_id=g.request_id,
        )
