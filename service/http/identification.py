"""Who sends this request: read from the cookie or the bearer token, checked in his own bureau."""

import hmac
from datetime import timedelta
from urllib.parse import urlsplit

from flask import g, request
from sqlalchemy import update
from sqlalchemy.orm import Session

from service.http.refusals import ForeignOrigin, PasswordDue
from service.http.requests import UNSAFE
from service.http.surroundings import current_settings
from service.organisation.queries import today
from service.sign_in.queries import SignedIn, actor_of, check_session
from service.sign_in.rules import has_idled, is_due
from service.sign_in.tokens import Carried, check_code, read_token
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Unauthenticated
from tenants.models.accounts import SignInSession

SEEN_EVERY = timedelta(minutes=1)
CHECK_HEADER = "X-CSRF-Token"
UNATTENDED = "X-Unattended"  # a page asks by itself, with nobody before it
CHANGE_AT = "/api/v1/me/password"


def cookie_name() -> str:
    """Name the session's cookie; browsers hold the strict name to its strict terms."""
    return "__Host-lianfang" if current_settings().cookie_secure else "lianfang"


def carried_token() -> tuple[Carried, str]:
    """Take the token out of the request, with the kind of session it must belong to."""
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        carried, kind = read_token(bearer.strip()), "program"
    else:
        carried, kind = read_token(request.cookies.get(cookie_name(), "")), "browser"
    if carried is None:
        raise Unauthenticated("Sign in first.")
    return carried, kind


def identify(session: Session) -> None:
    """Establish in this transaction who acts, or answer 401."""
    carried, kind = g.carried
    signed_in = check_session(
        session, carried, idle_minutes=current_settings().session_idle_minutes
    )
    admit(signed_in, kind)
    assert signed_in is not None  # noqa: S101 - admitted just now
    g.actor = actor_of(
        session,
        carried.tenant_id,
        signed_in,
        today(),
        request_id=g.request_id,
        origin=request.remote_addr or "",
    )
    refuse_idle(g.actor, signed_in)
    notice(session, signed_in)


def refuse_idle(actor: Actor, signed_in: SignedIn) -> None:
    """Put out whoever is entrusted with much and left his browser alone."""
    if signed_in.kind == "browser" and has_idled(actor.roles, signed_in.seen_at, utc_now()):
        raise Unauthenticated("Sign in first.")


def refuse_old_password() -> None:
    """Let whoever has an old password do nothing but change it; programs have none."""
    signed_in, days = current_signed_in(), current_settings().password_days
    if signed_in.kind == "browser" and is_due(signed_in.password_set_at, days, utc_now()):
        raise PasswordDue("Change your password first.", days=days, change_at=CHANGE_AT)


def admit(signed_in: SignedIn | None, kind: str) -> None:
    """Let a session in only over the way it was made for."""
    if signed_in is None or signed_in.kind != kind:
        raise Unauthenticated("Sign in first.")
    g.signed_in = signed_in


def notice(session: Session, signed_in: SignedIn) -> None:
    """Remember that the session was used, at most once a minute; not what a page asks by itself."""
    now = utc_now()
    if UNATTENDED not in request.headers and now - signed_in.seen_at >= SEEN_EVERY:
        session.execute(
            update(SignInSession)
            .where(SignInSession.id == signed_in.id, SignInSession.seen_at < now)
            .values(seen_at=now)
        )


def refuse_forged() -> None:
    """Refuse an unsafe request of a browser that another site may have led here."""
    carried, kind = g.carried
    if request.method not in UNSAFE or kind != "browser":
        return
    refuse_foreign_origin()
    given = request.headers.get(CHECK_HEADER, "")
    if not hmac.compare_digest(given.encode(), check_code(carried.secret).encode()):
        raise ForeignOrigin("The check code is missing or wrong.")


def refuse_foreign_origin() -> None:
    """Refuse what a browser says comes from another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForeignOrigin("The request comes from another site.")
    origin = request.headers.get("Origin")
    own = {current_settings().public_url, f"{request.scheme}://{request.host}"}
    if origin is not None and _origin(origin) not in {_origin(one) for one in own}:
        raise ForeignOrigin("The request comes from another site.")


def _origin(url: str) -> tuple[str, str]:
    """Take the site out of an address; what is no address is no site of ours."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", url
    return parts.scheme, parts.netloc


def current_signed_in() -> SignedIn:
    """Give the session of this request."""
    signed_in: SignedIn = g.signed_in
    return signed_in


def current_actor() -> Actor:
    """Give the person who acts in this request."""
    actor: Actor = g.actor
    return actor


def current_carried() -> Carried:
    """Give the token this request carries."""
    carried: Carried = g.carried[0]
    return carried
