"""The year: opening a round of search for a whole bureau, carrying its register over."""

import time
from collections.abc import Iterator
from datetime import timedelta

from service.cycles.use_cases.carrying import ask_for_confirmation, carry_over
from service.organisation.queries import today
from service.searches.use_cases.campaigns import open_campaign, plan_campaign
from tenants.database import unit_of_work
from tenants.models.organisation import Cycle
from workers.bench.ground import Ground
from workers.bench.ledger import actor_of
from workers.bench.material import Measured, bureau, insert_copies, region, tidy
from workers.bench.measuring import Timing, lasting
from workers.bench.rows import Row, Target

OFFICE = "register_office"
POSTS = 320
WITHIN = Target(1)
ROUND_SECONDS, YEAR_SECONDS = 5.0, 5.0
COPIES = """
CREATE TEMPORARY TABLE more_posts AS
WITH had AS (SELECT id, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS had
  FROM posts WHERE tenant_id = %(tenant)s AND abolished_on IS NULL)
SELECT id AS old, uuidv7() AS new, place + had * k AS n
FROM had CROSS JOIN generate_series(1, %(posts)s) k WHERE place + had * k <= %(posts)s
"""


def measure(ground: Ground) -> Iterator[Row]:
    """Measure what one person sets going for everybody else."""
    group = region(ground, "year")
    measured = bureau(ground, group, 1, ground.sizes.usual)
    rounds = 2 if ground.quick else 5
    yield _carried(ground, measured, rounds)
    posts = POSTS if not ground.quick else 60
    _more_posts(ground, measured, posts)
    yield _searched(ground, measured, posts, rounds)


def _searched(ground: Ground, measured: Measured, posts: int, rounds: int) -> Row:
    officer, seconds, day = actor_of(measured, OFFICE), [], today()
    for _ in range(rounds):
        with unit_of_work(measured.tenant_id) as session:
            due = day + timedelta(days=30)
            planned = plan_campaign(session, officer, opens_on=day, due_on=due, work_posts="all").id
        began = time.perf_counter()
        with unit_of_work(measured.tenant_id) as session:
            open_campaign(session, officer, planned, if_version=1)
        seconds.append(time.perf_counter() - began)
    return _row(ground, "round of search opened", f"{posts} posts", seconds, ROUND_SECONDS)


def _carried(ground: Ground, measured: Measured, rounds: int) -> Row:
    """Carry the register into year after year, and ask everybody to confirm what is his."""
    seconds = []
    for number in range(rounds):
        with unit_of_work(measured.tenant_id) as session:
            year = Cycle(
                year=today().year + 1 + number, profile={}, opened_on=today(), state="draft"
            )
            session.add(year)
            session.flush()
            began = time.perf_counter()
            carry_over(session, year)
            ask_for_confirmation(session, year.id)
        seconds.append(time.perf_counter() - began)
    name = "register carried over, everybody asked"
    return _row(ground, name, f"{measured.points:,} points", seconds, YEAR_SECONDS)


def _more_posts(ground: Ground, measured: Measured, posts: int) -> None:
    """Let a bureau have so many posts, each with somebody in it."""
    with ground.superuser() as connection:
        with connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            connection.execute(COPIES, {"tenant": measured.tenant_id, "posts": posts})
            for table, joined, changed in (
                ("posts", "m.old = s.id", {"id": "m.new", "code": "s.code || '-' || m.n"}),
                ("appointments", "m.old = s.post_id", {"id": "uuidv7()", "post_id": "m.new"}),
            ):
                insert_copies(
                    connection, table, f"more_posts m ON {joined}", changed, measured.tenant_id
                )
            connection.execute("DROP TABLE more_posts")
        tidy(connection, ("posts", "appointments"))


def _row(ground: Ground, name: str, size: str, seconds: list[float], limit: float) -> Row:
    told = Timing(seconds)
    return Row(
        name=name,
        size=size,
        value=f"{lasting(told.median)} (worst {lasting(max(seconds))})",
        against=f"the limit: {lasting(limit)}",
        ratio=told.median / limit,
        target=WITHIN,
        repeat=ground.repeat("year"),
    )
