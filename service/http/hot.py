"""The hot lists: who asks, has anything changed, and the page itself, in one round trip."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import Flask, Response, current_app, g, request
from psycopg import Connection
from psycopg_pool import ConnectionPool

from service.http.access import refuse_unreachable
from service.http.identification import (
    SEEN_EVERY,
    admit,
    notice,
    refuse_idle,
    refuse_old_password,
)
from service.http.surroundings import current_settings
from service.http.views import TenantView
from service.organisation.queries import today
from service.sign_in.queries import (
    SESSION_CHECK,
    SignedIn,
    actor_of,
    cached_actor,
    check_parameters,
    signed_in_of,
)
from tenants.context import Actor
from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError
from tenants.settings import Settings

POOL = "lianfang.hot"
BIND = "SELECT set_config('app.tenant_id', %(tenant)s, true)"
MOST_UNSEALED = 100
# Sealed entries never change and unsealed ones only grow in number: equal answers, equal registers.
# Only the newest are looked at: comparing transaction numbers is not leakproof, so under row level
# security no index would narrow them down, and the count would cost as much as the whole journal.
POSITION = f"""
SELECT h.number, (SELECT count(*) FROM (
    SELECT e.xid FROM journal_entries e WHERE e.tenant_id = %(tenant)s
    ORDER BY e.xid DESC, e.id DESC LIMIT {MOST_UNSEALED}) newest
  WHERE newest.xid >= coalesce(h.to_xid, '0'::xid8))
FROM (SELECT 1) one LEFT JOIN LATERAL (
  SELECT number, to_xid FROM journal_seals WHERE tenant_id = %(tenant)s
  ORDER BY number DESC LIMIT 1) h ON true
"""  # noqa: S608 - composed of constants only
# Who asks, and where the journal stands: one row, or none when nobody is signed in.
CHECK = f"""
SELECT checked.*, position.* FROM ({SESSION_CHECK}) checked
  LEFT JOIN LATERAL ({POSITION}) position ON true
"""  # noqa: S608 - composed of constants only
Statement = tuple[str, Mapping[str, Any]]
Compose = Callable[[Actor], Statement]
_last_seen: dict[bytes, SignedIn] = {}
MOST_REMEMBERED = 20_000


class HotView(TenantView):
    """A resource of one page statement; it opens no session and commits nothing."""

    def answer(self, **kwargs: Any) -> Response:
        """Answer without a transaction of the ORM."""
        response = super(TenantView, self).dispatch_request(**kwargs)
        return current_app.make_response(response)


def open_hot_pool(app: Flask, settings: Settings) -> None:
    """Keep one connection per thread for the hot lists; opened when first used."""
    arguments: dict[str, Any] = {"autocommit": True, "application_name": "lianfang-hot"}
    if settings.transaction_pooler:
        arguments["prepare_threshold"] = None
    else:
        arguments |= {"prepare_threshold": 2, "options": "-c statement_timeout=5000"}
    app.extensions[POOL] = ConnectionPool(
        settings.database_url.replace("postgresql+psycopg://", "postgresql://"),
        kwargs=arguments,
        min_size=0,
        max_size=settings.web_threads,
        timeout=10,
        open=False,
    )


def hot_page(compose: Compose) -> Response:
    """Answer with the one JSON text the statement builds for this person, or say it is unchanged.

    The page is sent along with the question who asks, for whoever held this session last time;
    if the answer is another one, what came back is thrown away and asked again.
    """
    pool: ConnectionPool = current_app.extensions[POOL]
    if pool.closed:
        pool.open()
    with pool.connection() as connection:
        assumed = _assumed()
        unchanged_since = request.if_none_match
        statement = _guessed(compose, assumed) if assumed and not unchanged_since else None
        check, page = _ask(connection, statement)
        actor = _enter(check)
        tag = _tag(actor, check)
        if unchanged_since.contains_weak(tag):
            return _tagged(Response(status=304), tag)
        if page is None or actor != assumed:
            check, page = _ask(connection, _composed(compose, actor))
            tag = _tag(_enter(check), check)
    return _tagged(Response(page, mimetype="application/json"), tag)


def _composed(compose: Compose, actor: Actor) -> Statement:
    g.actor = actor
    return compose(actor)


def _guessed(compose: Compose, assumed: Actor) -> Statement | None:
    """Compose for whom we expect; what he may not do, the one who really asks may."""
    try:
        return _composed(compose, assumed)
    except DomainError:
        return None


def _ask(connection: Connection[Any], statement: Statement | None) -> tuple[Any, str | None]:
    """Send the questions together; they run as one transaction, bound to one bureau."""
    carried, _ = g.carried
    check = check_parameters(
        carried, idle_minutes=current_settings().session_idle_minutes, now=utc_now()
    )
    with connection.pipeline():
        connection.execute(BIND, {"tenant": str(carried.tenant_id)})
        checked = connection.execute(CHECK, check)
        paged = connection.execute(statement[0], statement[1]) if statement else None
    page = paged.fetchone() if paged is not None else None
    return checked.fetchone(), page[0] if page else None


def _assumed() -> Actor | None:
    """Guess from the last time who will turn out to ask."""
    carried, _ = g.carried
    known = _last_seen.get(carried.digest)
    actor = cached_actor(carried.tenant_id, known, today()) if known else None
    return _here(actor) if actor else None


def _enter(check: Any) -> Actor:
    """Establish who really asks."""
    carried, kind = g.carried
    signed_in = signed_in_of(check[:-2]) if check else None
    admit(signed_in, kind)
    assert signed_in is not None  # noqa: S101 - admitted just now
    actor = cached_actor(carried.tenant_id, signed_in, today())
    if actor is None or utc_now() - signed_in.seen_at >= SEEN_EVERY:
        with unit_of_work(carried.tenant_id) as session:
            actor = actor_of(
                session, carried.tenant_id, signed_in, today(), request_id="", origin=""
            )
            refuse_idle(actor, signed_in)
            notice(session, signed_in)
    if len(_last_seen) >= MOST_REMEMBERED:
        _last_seen.clear()
    _last_seen[carried.digest] = signed_in
    g.actor = _here(actor)
    refuse_old_password()
    refusal = refuse_unreachable(g.actor)
    if refusal is not None:
        raise refusal
    return _here(actor)


def _here(actor: Actor) -> Actor:
    return replace(actor, request_id=g.request_id, origin=request.remote_addr or "")


def _tag(actor: Actor, check: Any) -> str:
    """Name the state of the registers as this person, asking this, would see it.

    While so much is unsealed that not all of it was counted, no two states are taken for equal.
    """
    signed_in: SignedIn = g.signed_in
    seen = (
        signed_in.authority,
        signed_in.appointment_id,
        actor.person_id,
        *check[-2:],
        secrets.token_hex() if check[-1] >= MOST_UNSEALED else None,
        today(),
        request.full_path,
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def _tagged(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    return response
