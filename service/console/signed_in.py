"""Whoever is signed in at this browser, for pages that are no resources of the interface."""

from collections.abc import Generator
from contextlib import contextmanager

from flask import g
from sqlalchemy.orm import Session

from service.http.identification import carried_token, current_signed_in, identify
from service.http.surroundings import current_settings
from service.sign_in.queries import SignedIn, check_session
from service.sign_in.rules import is_due
from service.sign_in.tokens import read_token
from tenants.database import unit_of_work, utc_now
from tenants.errors import Unauthenticated


@contextmanager
def acting_here() -> Generator[Session]:
    """Open the transaction of whoever is signed in here, or refuse who is not."""
    g.carried = carried_token()
    carried, kind = g.carried
    if kind != "browser":
        raise Unauthenticated("Sign in first.")
    with unit_of_work(carried.tenant_id) as session:
        identify(session)
        yield session


def is_password_due(tenant_id: int, token: str) -> bool:
    """Say whether somebody who just came in must choose a new password first."""
    carried = read_token(token)
    if carried is None:
        return False
    with unit_of_work(tenant_id) as session:
        idle = current_settings().session_idle_minutes
        found = check_session(session, carried, idle_minutes=idle)
    return found is not None and _is_due(found)


def is_due_here() -> bool:
    """Say whether whoever is signed in here must choose a new password before he goes on."""
    return _is_due(current_signed_in())


def _is_due(found: SignedIn) -> bool:
    return is_due(found.password_set_at, current_settings().password_days, utc_now())
