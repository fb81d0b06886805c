"""Casework: what waits for somebody, the ledger of cases, one step of a case taken forward."""

from collections.abc import Iterator
from functools import partial
from itertools import count
from uuid import UUID

from sqlalchemy import select

from policies.acting import Holder
from service.app import create_app
from service.procedures.models import Case
from service.procedures.use_cases import advance_case, start_case
from service.risks.use_cases.points import draft_risk_point
from service.tasks.use_cases import open_task
from tenants.context import Actor
from tenants.database import new_id, unit_of_work
from workers.bench.bare import bind_for_good
from workers.bench.calling import Caller
from workers.bench.ground import Ground
from workers.bench.ledger import actor_of, fetched, silent
from workers.bench.material import Measured, bureau, insert_copies, region, tidy
from workers.bench.measuring import Timing, in_turns, lasting
from workers.bench.rows import Row, Target

HEAD, LEADER, DEPUTY = "section_head", "main_leader", "deputy_leader"
WAITING = "/api/v1/tasks?box=waiting&limit=50"
CASES = "/api/v1/cases?limit=50"
FEW, WARM, STEPS = 50, 5, 40
FLAT = Target(1.3)
MANY_OF_ONE = "generate_series(2, %(count)s) k ON s.id = %(one)s"
TWO_KEPT = """
WITH left_behind AS (UPDATE cases SET version = version + 1 WHERE id = %s RETURNING tenant_id, id)
INSERT INTO case_steps SELECT (json_populate_record(s, json_build_object(
  'id', %s::uuid, 'position', %s::int))).* FROM case_steps s JOIN left_behind c
ON s.tenant_id = c.tenant_id AND s.case_id = c.id ORDER BY s.position LIMIT 1
"""
PAGE_OF_CASES = """
SELECT json_agg(page) FROM (SELECT * FROM cases ORDER BY number DESC LIMIT 51) page
"""


def measure(ground: Ground) -> Iterator[Row]:
    """Measure what the engine asks of people, and what it costs them."""
    group = region(ground, "casework")
    measured = bureau(ground, group, 1, min(ground.sizes.bureau_points, FEW))
    head = actor_of(measured, HEAD)
    points = _found(measured, head, min(ground.sizes.rounds, STEPS) + WARM + 1)
    cases = [_sent(measured, head, point) for point in points]
    yield from _advance(ground, measured, head, cases[1:])
    app = silent(create_app(ground.settings))
    yield _waiting(ground, Caller(app), measured)
    yield _ledger(ground, Caller(app), measured, cases[0])


def _found(measured: Measured, head: Actor, wanted: int) -> list[UUID]:
    """Let a head of section find risks of his own post."""
    with unit_of_work(measured.tenant_id) as session:
        return [
            draft_risk_point(
                session,
                head,
                title=f"第{number}项审核把关不严",
                subject_type="work_post",
                post_id=head.post_id,
                category="post_duty",
                manifestations=[f"第{number}项未按程序审核"],
            ).id
            for number in range(wanted)
        ]


def _sent(measured: Measured, head: Actor, point: UUID) -> UUID:
    with unit_of_work(measured.tenant_id) as session:
        return start_case(session, head, object_kind="risk_point", ids=[point]).id


def _advance(ground: Ground, measured: Measured, head: Actor, cases: list[UUID]) -> Iterator[Row]:
    waiting, places = iter(cases), count(100)

    def forward() -> None:
        with unit_of_work(measured.tenant_id) as session:
            advance_case(session, head, next(waiting), if_version=None)

    with ground.app() as connection:
        bind_for_good(connection, measured.tenant_id)

        def bare() -> None:
            connection.execute(TWO_KEPT, (cases[0], new_id(), next(places)))

        times = in_turns({"step": forward, "sql": bare}, len(cases) - WARM, warm=WARM)
    told, other = times["step"], times["sql"]
    yield _row(
        ground,
        "case taken one step forward",
        f"{len(cases)} cases",
        told,
        f"one UPDATE and INSERT, nothing checked: {lasting(other.median)}",
        told.median / other.median,
    )


def _waiting(ground: Ground, caller: Caller, measured: Measured) -> Row:
    """Ask for a page of fifty, of somebody for whom fifty wait and of one for whom thousands do."""
    most = ground.sizes.entries
    few, many = actor_of(measured, DEPUTY), actor_of(measured, LEADER)
    _let_wait(ground, measured, few, FEW)
    _let_wait(ground, measured, many, most)
    readers = {
        role: partial(_get, caller.sign_in(measured, role), WAITING) for role in (DEPUTY, LEADER)
    }
    times = in_turns(readers, ground.sizes.requests)
    told, other = times[LEADER], times[DEPUTY]
    return _row(
        ground,
        "waiting to-dos, page of 50",
        f"{most:,} wait",
        told,
        f"{FEW} wait: {lasting(other.median)}",
        told.median / other.median,
        FLAT,
    )


def _let_wait(ground: Ground, measured: Measured, who: Actor, wanted: int) -> None:
    holder = Holder(who.person_id, who.post_id, None, who.post_title, who.name)
    with unit_of_work(measured.tenant_id) as session:
        task = open_task(
            session,
            kind="circular",
            titled="stage_task",
            said={"task": "请审核"},
            subject_kind="circular",
            subject_id=new_id(),
            persons=[holder],
        )
        if task is None:
            raise RuntimeError("nothing waits for anybody")
        one = task.id
    with ground.superuser() as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        own = {"one": one, "count": wanted}
        made = "md5(%(one)s::text || k)::uuid"
        changed = {"id": made, "subject_id": "uuidv7()"}
        insert_copies(connection, "tasks", MANY_OF_ONE, changed, measured.tenant_id, **own)
        of_task = "generate_series(2, %(count)s) k ON s.task_id = %(one)s"
        changed = {"id": "uuidv7()", "task_id": made}
        insert_copies(connection, "task_persons", of_task, changed, measured.tenant_id, **own)
    with ground.superuser() as connection:
        tidy(connection, ("tasks", "task_persons"))


def _ledger(ground: Ground, caller: Caller, measured: Measured, one: UUID) -> Row:
    most = ground.sizes.usual
    with ground.superuser() as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        changed = {"id": "uuidv7()", "number": "s.number || '-' || k"}
        own = {"one": one, "count": most}
        insert_copies(connection, "cases", MANY_OF_ONE, changed, measured.tenant_id, **own)
    with ground.superuser() as connection:
        tidy(connection, ("cases",))
    with unit_of_work(measured.tenant_id) as session:
        known = len(session.scalars(select(Case.id)).all())
    reader = caller.sign_in(measured, LEADER)
    with ground.app() as connection:
        bind_for_good(connection, measured.tenant_id)
        times = in_turns(
            {
                "page": partial(_get, reader, CASES),
                "sql": lambda: connection.execute(PAGE_OF_CASES).fetchone(),
            },
            ground.sizes.requests,
        )
    told, other = times["page"], times["sql"]
    return _row(
        ground,
        "ledger of cases, page of 50, signed in",
        f"{known:,} cases",
        told,
        f"psycopg alone: {lasting(other.median)}",
        told.median / other.median,
    )


def _get(reader: Caller, path: str) -> None:
    fetched(reader(path))


def _row(  # noqa: PLR0917
    ground: Ground,
    name: str,
    size: str,
    told: Timing,
    against: str,
    ratio: float,
    target: Target | None = None,
) -> Row:
    return Row(
        name=name,
        size=size,
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=against,
        ratio=ratio,
        target=target,
        repeat=ground.repeat("casework"),
    )
