"""The ledger: a page of 50 risk points, for somebody signed in, narrowed by policy."""

import base64
import json
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

from flask import Flask
from sqlalchemy import select

from service.app import create_app
from service.organisation.queries import load_actor
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.models.accounts import Account
from workers.bench.bare import (
    PATH,
    USUAL_WAY,
    bare_flask,
    bind_for_good,
    page_of,
    with_the_usual_way,
)
from workers.bench.calling import Answer, Caller, KeptAlive, web_server
from workers.bench.ground import Ground
from workers.bench.material import Measured, bureau, region
from workers.bench.measuring import Timing, in_turns, lasting
from workers.bench.rows import Row, Target

LEDGER = "/api/v1/risk-points?limit=50"
READER, HEAD = "main_leader", "section_head"
NO_DEARER = Target(1.5)
FASTER = Target(4, at_least=True)
CHEAPER = Target(1)
FLAT = Target(1.3)
ALONE = "alone"


def measure(ground: Ground) -> Iterator[Row]:
    """Measure the page against the least that could be done, and as the register grows."""
    group = region(ground, "ledger")
    usual = bureau(ground, group, 1, ground.sizes.usual)
    large = bureau(ground, group, 2, ground.sizes.large)
    app = with_the_usual_way(silent(create_app(ground.settings)))
    for measured in (usual, large):
        yield from _against_the_least(ground, app, measured)
    yield from _as_it_grows(ground, app, usual, large)
    yield from _over_the_wire(ground, app, usual)


def silent(app: Flask) -> Flask:
    """Let the log cost what it costs, but write it nowhere."""
    for handler in logging.getLogger("lianfang").handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(open(os.devnull, "w"))  # noqa: PTH123, SIM115 - until the end
    return app


def actor_of(measured: Measured, role: str) -> Actor:
    """Know somebody of a bureau of the bench by his role."""
    with unit_of_work(measured.tenant_id) as session:
        who = Account.login == measured.logins[role]
        person_id = session.scalars(select(Account.person_id).where(who)).one()
        return load_actor(session, person_id, None)


def fetched(answer: Answer) -> Answer:
    """Refuse to time an answer that is none."""
    if answer.status not in {200, 304}:
        raise RuntimeError(f"{answer.status}: {answer.body!r}")
    return answer


def _against_the_least(ground: Ground, app: Flask, measured: Measured) -> Iterator[Row]:
    reader = Caller(app).sign_in(measured, READER)
    page = page_of(actor_of(measured, READER))
    bare = Caller(bare_flask(ground.settings.database_url, page, 1))
    tag = fetched(reader(LEDGER)).headers["ETag"]
    with ground.app() as connection:
        bind_for_good(connection, measured.tenant_id)
        times = in_turns(
            {
                "page": lambda: fetched(reader(LEDGER)),
                "unchanged": lambda: fetched(reader(LEDGER, headers={"If-None-Match": tag})),
                "usual": lambda: fetched(reader(USUAL_WAY)),
                "bare": lambda: fetched(bare(PATH)),
                "sql": lambda: connection.execute(page.text, page.params).fetchone(),
            },
            ground.sizes.requests,
            warm=10 if not ground.quick else 3,
        )
    size, kilobytes = f"{measured.points:,} points", len(reader(LEDGER).body) / 1024
    told, row = times["page"], partial(_row, ground, size, times)
    yield row("ledger page", told, "bare", "bare Flask, same statement", NO_DEARER)
    yield row("ledger page", told, "sql", f"psycopg alone ({kilobytes:.0f} KiB)", None)
    yield row("ledger page", told, "usual", "ORM + marshmallow, how much slower", FASTER)
    yield row("ledger page unchanged (304)", times["unchanged"], "page", "the page", CHEAPER)


def _row(  # noqa: PLR0917
    ground: Ground,
    size: str,
    times: dict[str, Timing],
    name: str,
    told: Timing,
    against: str,
    words: str,
    target: Target | None,
) -> Row:
    other = times[against]
    faster = target is not None and target.at_least
    return Row(
        name=name,
        size=size,
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=f"{words}: {lasting(other.median)}",
        ratio=other.median / told.median if faster else told.median / other.median,
        target=target,
        repeat=ground.repeat("ledger"),
    )


def _as_it_grows(ground: Ground, app: Flask, usual: Measured, large: Measured) -> Iterator[Row]:
    asked = {
        "first page, main leader": (READER, ""),
        "page in the middle, main leader": (READER, "middle"),
        "first page, section head": (HEAD, ""),
        "by rank, main leader": (READER, "&sort=rank"),
    }
    for name, (role, more) in asked.items():
        callers = {}
        for measured in (usual, large):
            reader = Caller(app).sign_in(measured, role)
            query = f"&cursor={_middle(measured)}" if more == "middle" else more
            callers[measured.code] = partial(_get, reader, LEDGER + query)
        times = in_turns(callers, ground.sizes.requests, warm=5)
        small, big = times[usual.code], times[large.code]
        yield Row(
            name=f"p95 as the register grows: {name}",
            size=f"{usual.points:,} → {large.points:,} points",
            value=f"{lasting(big.p95)} (median {lasting(big.median)})",
            against=f"{usual.points:,} points: {lasting(small.p95)}",
            ratio=big.p95 / small.p95,
            target=FLAT,
            repeat=ground.repeat("ledger"),
        )


def _get(reader: Caller, path: str) -> Answer:
    return fetched(reader(path))


def _middle(measured: Measured) -> str:
    """Write the cursor of a page half way down, as the list itself would."""
    place = json.dumps(["number", f"FX-{measured.points // 2:06d}"])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _over_the_wire(ground: Ground, app: Flask, measured: Measured) -> Iterator[Row]:
    reader = Caller(app).sign_in(measured, READER)
    who = actor_of(measured, READER)
    with ExitStack() as stack:
        served = stack.enter_context(web_server(ground, "service"))
        plain = stack.enter_context(
            web_server(ground, "bare", str(measured.tenant_id), str(who.person_id))
        )
        ours, bare = stack.enter_context(KeptAlive(served)), stack.enter_context(KeptAlive(plain))
        tag = fetched(ours.get(LEDGER, Cookie=reader.cookie)).headers["etag"]
        times = in_turns(
            {
                "page": lambda: fetched(ours.get(LEDGER, Cookie=reader.cookie)),
                "unchanged": lambda: fetched(
                    ours.get(LEDGER, Cookie=reader.cookie, If_None_Match=tag)
                ),
                "bare": lambda: fetched(bare.get(PATH)),
            },
            ground.sizes.requests,
            warm=40 if not ground.quick else 4,
        )
    row = partial(_row, ground, f"{measured.points:,} points", times)
    yield row("ledger page over gunicorn", times["page"], "bare", "bare Flask", NO_DEARER)
    yield row(
        "ledger page unchanged over gunicorn", times["unchanged"], "page", "the page", CHEAPER
    )
