"""What the ledger is measured against: the least a Flask service could do, and the usual way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, g, make_response
from psycopg import Connection
from psycopg_pool import ConnectionPool
from sqlalchemy import select
from sqlalchemy.orm import aliased

from policies.permissions import Permission
from service.http.identification import identify
from service.http.paging import page_schema
from service.http.views import TenantView, current_actor, current_session
from service.measures.models import Measure
from service.powers.models import Power
from service.risks.documents import MEASURE_FIELDS, POINT_FIELDS
from service.risks.models import Manifestation, RiskPoint
from service.risks.queries.pages import by_policy, ledger_statement
from service.risks.schemas import RiskPointSchema
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.models.organisation import Department, Post
from tenants.pages import Params

PATH = "/page"
USUAL_WAY = "/the-usual-way"
PAGE = 50
ASKED: Mapping[str, Any] = {"sort": "number", "limit": PAGE}


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its statement, of one bureau."""

    tenant_id: int
    text: str
    params: Params


def page_of(actor: Actor, **asked: Any) -> Page:
    """Write the statement of a page the way the service does for this person."""
    text, params = ledger_statement(actor, {**ASKED, **asked})
    return Page(actor.tenant_id, text, params)


def bind_for_good(connection: Connection, tenant_id: int) -> None:
    """Bind a connection to one bureau once: cheaper than any service of many bureaus can."""
    connection.execute("SELECT set_config('app.tenant_id', %s, false)", (str(tenant_id),))


def bare_flask(database_url: str, page: Page, threads: int) -> Flask:
    """Serve one page to anybody, with nothing around the statement."""

    def configure(connection: Connection) -> None:
        bind_for_good(connection, page.tenant_id)

    app = Flask("bare")
    pool = ConnectionPool(
        database_url,
        kwargs={"autocommit": True, "prepare_threshold": 2},
        min_size=0,
        max_size=threads,
        configure=configure,
        open=False,
    )

    def answer() -> Response:
        if pool.closed:
            pool.open()
        with pool.connection() as connection:
            row = connection.execute(page.text, page.params).fetchone()
        return Response(row[0] if row else "", mimetype="application/json")

    app.add_url_rule(PATH, view_func=answer)
    return app


class UsualLedger(TenantView):
    """The same page by the ORM and marshmallow, for somebody signed in the same way."""

    def answer(self, **_: Any) -> Response:
        """Identify, load, render."""
        with unit_of_work(g.carried[0].tenant_id) as session:
            g.session = session
            identify(session)
            return make_response(self.render())

    def render(self) -> dict[str, Any]:
        """Dump one page through the schema the interface documents."""
        dumped: dict[str, Any] = page_schema(RiskPointSchema)().dump(_load())
        return dumped


def with_the_usual_way(app: Flask) -> Flask:
    """Offer the usual way beside the service's own."""
    app.add_url_rule(USUAL_WAY, view_func=UsualLedger.as_view("usual-ledger"))
    return app


def _load() -> dict[str, Any]:
    session = current_session()
    answering = aliased(Post)
    rows = session.execute(
        select(
            RiskPoint,
            Department.name.label("department"),
            Post.title.label("post"),
            answering.title.label("answering_post"),
            Power.name.label("power"),
            Power.number.label("power_number"),
        )
        .outerjoin(Department, Department.id == RiskPoint.department_id)
        .outerjoin(Post, Post.id == RiskPoint.post_id)
        .outerjoin(answering, answering.id == RiskPoint.answering_post_id)
        .outerjoin(Power, Power.id == RiskPoint.power_id)
        .where(by_policy(current_actor(), Permission.RISK_POINT_READ, RiskPoint))
        .order_by(RiskPoint.number)
        .limit(PAGE + 1)
    ).all()
    shown = rows[:PAGE]
    ids = [row[0].id for row in shown]
    said, met = _by_point(Manifestation, ids), _by_point(Measure, ids)
    items = [
        {
            **{name: getattr(row[0], name) for name in POINT_FIELDS},
            "department": row.department,
            "post": row.post,
            "answering_post": row.answering_post,
            "power": row.power,
            "power_number": row.power_number,
            "manifestations": [one.text for one in said.get(row[0].id, ())],
            "measures": [
                {name: getattr(one, name) for name in MEASURE_FIELDS}
                for one in met.get(row[0].id, ())
            ],
        }
        for row in shown
    ]
    return {"items": items, "next_cursor": "more" if len(rows) > PAGE else None, "total": None}


def _by_point(model: Any, ids: list[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    statement = select(model).where(model.risk_point_id.in_(ids)).order_by(model.position)
    for one in current_session().scalars(statement):
        found.setdefault(one.risk_point_id, []).append(one)
    return found
