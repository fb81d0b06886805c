"""One record: read, changed, changed without a journal; and one decision of the policy."""

import time
import timeit
from collections.abc import Iterator
from functools import partial
from itertools import count
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from policies.guard import Target as Shown
from policies.guard import may
from policies.permissions import Permission
from service.app import create_app
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, full_document
from service.risks.queries.pages import read_statement
from service.risks.use_cases.keeping import (
    index_words,
    refuse_incomplete,
    refuse_retired,
    refuse_unfit,
)
from service.risks.use_cases.points import change_risk_point
from tenants.context import Actor
from tenants.database import unit_of_work, utc_now
from workers.bench.bare import bind_for_good
from workers.bench.calling import Caller
from workers.bench.ground import Ground
from workers.bench.ledger import actor_of, fetched, silent
from workers.bench.material import Measured, bureau, region
from workers.bench.measuring import Timing, in_turns, lasting
from workers.bench.rows import Row, Target

POINTS = "/api/v1/risk-points"
EDITOR = "section_head"
EDIT = Permission.RISK_POINT_EDIT
DECISIONS = 20_000
QUICKEST = 2e-6
LITTLE_DEARER = Target(1.5)
AT_MOST_AS_LONG = Target(1)


def measure(ground: Ground) -> Iterator[Row]:
    """Measure what a person does all day: look at one record, change it, be judged."""
    group = region(ground, "records")
    measured = bureau(ground, group, 1, ground.sizes.usual)
    editor = actor_of(measured, EDITOR)
    point_id = _one_of_his(measured, editor)
    row = partial(_row, ground, f"{measured.points:,} points")
    yield from _over_http(ground, measured, point_id, row)
    yield from _in_the_use_case(ground, measured, editor, point_id, row)
    yield from _decisions(ground, editor, row)


def _one_of_his(measured: Measured, actor: Actor) -> UUID:
    low = select(RiskPoint.id).where(
        RiskPoint.department_id.in_(actor.departments),
        RiskPoint.floor_rank == 3,  # noqa: PLR2004
    )
    with unit_of_work(measured.tenant_id) as session:
        return session.scalars(low.order_by(RiskPoint.number).limit(1)).one()


def _over_http(
    ground: Ground, measured: Measured, point_id: UUID, row: "partial[Row]"
) -> Iterator[Row]:
    editor = Caller(silent(create_app(ground.settings))).sign_in(measured, EDITOR)
    address, words = f"{POINTS}/{point_id}", count()

    def change() -> None:
        tag = {"If-Match": change.tag}  # type: ignore[attr-defined]
        body = {"remarks": f"第{next(words)}次核对"}
        answer = fetched(editor(address, method="PUT", body=body, headers=tag))
        change.tag = answer.headers["ETag"]  # type: ignore[attr-defined]

    change.tag = fetched(editor(address)).headers["ETag"]  # type: ignore[attr-defined]
    statement, params = read_statement(point_id)
    with ground.app() as connection:
        bind_for_good(connection, measured.tenant_id)
        times = in_turns(
            {
                "read": lambda: fetched(editor(address)),
                "sql": lambda: connection.execute(statement, params).fetchone(),
                "change": change,
            },
            ground.sizes.rounds,
        )
    yield row("single read, signed in", times["read"], times["sql"], "psycopg alone")
    yield row("single change, signed in", times["change"], times["read"], "single read")


def _in_the_use_case(
    ground: Ground, measured: Measured, editor: Actor, point_id: UUID, row: "partial[Row]"
) -> Iterator[Row]:
    words = count()

    def journalled() -> None:
        remarks = f"第{next(words)}次复核"
        with unit_of_work(measured.tenant_id) as session:
            change_risk_point(session, editor, point_id, if_version=None, remarks=remarks)

    def unjournalled() -> None:
        values = {"remarks": f"第{next(words)}次复核"}
        with unit_of_work(measured.tenant_id) as session:
            _change_unjournalled(session, editor, point_id, values)

    def unguarded() -> None:
        with unit_of_work(measured.tenant_id) as session:
            session.execute(
                text("UPDATE risk_points SET remarks = :remarks WHERE id = :id"),
                {"remarks": f"第{next(words)}次复核", "id": point_id},
            )

    times = in_turns(
        {"with": journalled, "without": unjournalled, "sql": unguarded}, ground.sizes.rounds
    )
    told = times["with"]
    yield row("change with its journal entry", told, times["without"], "without it", LITTLE_DEARER)
    yield row("change with its journal entry", told, times["sql"], "one UPDATE, nothing checked")


def _change_unjournalled(
    session: Session, actor: Actor, point_id: UUID, values: dict[str, str]
) -> None:
    """Check and change all that the use case does, and leave no trace of it."""
    point = access_risk_point(session, actor, point_id, EDIT)
    refuse_retired(point)
    refuse_unfit(session, values, point.subject_type)
    known = full_document(session, point)
    point.remarks, point.updated_at = values["remarks"], utc_now()
    index_words(point, known["manifestations"], [one["text"] for one in known["measures"]])
    session.flush()
    refuse_incomplete(session, point, known | values)


def _decisions(ground: Ground, actor: Actor, row: "partial[Row]") -> Iterator[Row]:
    shown = Shown(department_id=next(iter(actor.departments)), rank=3)
    decide = partial(may, actor, EDIT, shown)
    rounds = 5 if ground.quick else 30
    spent = timeit.repeat(decide, timer=time.thread_time, number=DECISIONS, repeat=rounds)
    told = Timing([one / DECISIONS for one in spent])
    asked = Timing([QUICKEST])
    yield row("policy decision", told, asked, "the limit", AT_MOST_AS_LONG)


def _row(  # noqa: PLR0917
    ground: Ground,
    size: str,
    name: str,
    told: Timing,
    other: Timing,
    words: str,
    target: Target | None = None,
) -> Row:
    return Row(
        name=name,
        size=size,
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=f"{words}: {lasting(other.median)}",
        ratio=told.median / other.median,
        target=target,
        repeat=ground.repeat("records"),
    )
