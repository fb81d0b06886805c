"""What belongs to whoever is signed in: his office, his sessions, his tokens, his password."""

from typing import Any
from uuid import UUID

from flask import Response

from service.http.blueprint import Blueprint
from service.http.identification import current_actor, current_carried, current_signed_in
from service.http.views import TenantView, current_session
from service.organisation.queries import available_identities
from service.sign_in.history import sign_ins_of
from service.sign_in.queries import access_account, own_tenant, running_sessions
from service.sign_in.resources.showing import forgotten_session, opened_session, shown_me
from service.sign_in.schemas import (
    ChoiceSchema,
    IdentityListSchema,
    MeSchema,
    PasswordChangeSchema,
    SessionListSchema,
    SessionSchema,
    SignInHistorySchema,
    TokenDraftSchema,
    TokenSchema,
)
from service.sign_in.tokens import check_code
from service.sign_in.use_cases.passwords import change_password
from service.sign_in.use_cases.sessions import (
    choose_identity,
    choose_usual,
    end_own_session,
    make_token,
)

blp = Blueprint("me", __name__, description="本人 · Whoever is signed in")


@blp.route("/sign-in")
class OwnSignIn(TenantView):
    """The session of this browser or program."""

    takes_old_passwords = True

    @blp.response(204)
    def delete(self) -> Response:
        """Sign out."""
        signed_in = current_signed_in()
        end_own_session(current_session(), current_actor(), signed_in, signed_in.id)
        return forgotten_session(Response(status=204))


@blp.route("/me")
class Me(TenantView):
    """Who is signed in."""

    takes_old_passwords = True

    @blp.response(200, MeSchema)
    def get(self) -> dict[str, Any]:
        """Show who is signed in, in which office, and what he may do."""
        signed_in, carried = current_signed_in(), current_carried()
        return shown_me(
            current_actor(),
            own_tenant(current_session()),
            appointment_id=signed_in.appointment_id,
            expires_at=signed_in.expires_at,
            csrf_token=check_code(carried.secret) if signed_in.kind == "browser" else None,
        )


@blp.route("/me/identities")
class Identities(TenantView):
    """The offices a person may act in today."""

    @blp.response(200, IdentityListSchema)
    def get(self) -> dict[str, Any]:
        """List the offices to choose from."""
        session = current_session()
        account = access_account(session, current_signed_in().account_id)
        return {
            "items": available_identities(session, current_actor().person_id),
            "usual": account.usual_appointment_id,
        }


@blp.route("/me/identity")
class Identity(TenantView):
    """The office a person acts in."""

    keeps_answers = False

    @blp.arguments(ChoiceSchema)
    @blp.response(200, MeSchema)
    def put(self, choice: dict[str, Any]) -> Response:
        """Go on in another office; the session gets a new secret."""
        session = current_session()
        opened = choose_identity(session, current_actor(), current_signed_in(), **choice)
        return opened_session(opened, own_tenant(session), status=200)


@blp.route("/me/usual-identity")
class UsualIdentity(TenantView):
    """The office a person acts in when he signs in."""

    @blp.arguments(ChoiceSchema)
    @blp.response(204)
    def put(self, choice: dict[str, Any]) -> None:
        """Name the office of the next sign-in; none: asked each time."""
        choose_usual(current_session(), current_actor(), current_signed_in(), **choice)


@blp.route("/me/password")
class Password(TenantView):
    """The own password."""

    keeps_answers = False
    takes_old_passwords = True

    @blp.arguments(PasswordChangeSchema)
    @blp.response(204)
    def put(self, change: dict[str, Any]) -> None:
        """Change the own password; other sessions and tokens end."""
        change_password(
            current_session(),
            current_actor(),
            current_signed_in(),
            present=change["present_password"],
            new=change["password"],
        )


@blp.route("/me/sessions")
class OwnSessions(TenantView):
    """Where a person is signed in."""

    @blp.response(200, SessionListSchema)
    def get(self) -> dict[str, Any]:
        """List the own sessions and tokens."""
        return {"items": running_sessions(current_session(), current_signed_in().account_id)}


@blp.route("/me/sign-ins")
class OwnSignIns(TenantView):
    """When and from where a person signed in."""

    @blp.response(200, SignInHistorySchema)
    def get(self) -> dict[str, Any]:
        """List when one signed in of late, and when it was tried in vain."""
        signed_in = current_signed_in()
        return {"items": sign_ins_of(current_session(), signed_in.account_id, signed_in.id)}


@blp.route("/me/sessions/<uuid:session_id>")
class OwnSession(TenantView):
    """One of the own sessions or tokens."""

    @blp.response(204)
    def delete(self, session_id: UUID) -> None:
        """End one of the own sessions or tokens."""
        end_own_session(current_session(), current_actor(), current_signed_in(), session_id)


@blp.route("/tokens")
class Tokens(TenantView):
    """Tokens for the programs of a person."""

    keeps_answers = False

    @blp.arguments(TokenDraftSchema)
    @blp.response(201, TokenSchema)
    def post(self, draft: dict[str, Any]) -> dict[str, Any]:
        """Make a token for a program, for the office acted in; it is shown this once."""
        made, token = make_token(current_session(), current_actor(), current_signed_in(), **draft)
        return {**{name: getattr(made, name) for name in SessionSchema().fields}, "token": token}
