"""The application, assembled."""

import os
from importlib import import_module
from typing import Any

import orjson
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask, Request
from flask.json.provider import DefaultJSONProvider
from flask.sessions import NullSession, SessionInterface, SessionMixin
from sqlalchemy import Engine, event
from werkzeug.middleware.proxy_fix import ProxyFix

from policies.endpoints import endpoints
from policies.overlays import tighten_by
from service.console import register_console
from service.evidence.stores import choose_store
from service.exchange.signatures import keep_secret
from service.flow_risks import pages as flow_pages
from service.gradings import appraisal_page
from service.http import documentation, health
from service.http.access import operation_id, template
from service.http.headers import register_headers
from service.http.hot import POOL, open_hot_pool
from service.http.logs import register_logs
from service.http.metrics import register_metrics
from service.http.problems import ProblemApi, register_problems
from service.http.rates import register_rates
from service.http.requests import register_requests
from service.http.surroundings import KEPT_UNDER
from service.ledgers import pages as ledger_pages
from service.notices import board
from service.papers import printing
from service.sign_in.passwords import choose_cost
from service.tables import every_table
from tenants.database import connect
from tenants.hashing import choose_algorithm
from tenants.settings import Settings, load_settings

PREFIX = "/api/v1"
# Each area's resources, in the order of the documentation.
BLUEPRINTS = (
    "service.sign_in.resources.signing_in",
    "service.sign_in.resources.mine",
    "service.sign_in.resources.accounts",
    "service.operators.resources",
    "service.organisation.resources",
    "service.procedures.resources",
    "service.workspace.resources",
    "service.tasks.resources",
    "service.powers.resources",
    "service.flowcharts.resources",
    "service.catalogues.resources",
    "service.risks.resources",
    "service.measures.resources",
    "service.flow_risks.resources",
    "service.registrations.resources",
    "service.regulations.resources",
    "service.matters.resources",
    "service.gradings.resources",
    "service.evidence.resources",
    "service.searches.resources",
    "service.filings.resources",
    "service.notices.resources",
    "service.commitments.resources",
    "service.cycles.resources",
    "service.rollups.resources",
    "service.statistics.resources",
    "service.visits.resources",
    "service.exchange.resources",
    "service.journal.resources",
    "service.imports.resources",
    "service.exports.resources",
    "service.papers.resources",
    "service.lookups.resources",
    "service.ledgers.resources",
)
LIMITS = (
    "statement_timeout = '5s'",
    "lock_timeout = '1s'",
    "idle_in_transaction_session_timeout = '15s'",
)
ENGINE = "lianfang.engine"


class FastJson(DefaultJSONProvider):
    """JSON as it is read in China: characters, not escapes, in the order they were written."""

    def dumps(self, obj: Any, **_: Any) -> str:
        return orjson.dumps(obj, default=self.default, option=orjson.OPT_NON_STR_KEYS).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        return orjson.loads(s)


class NoCookieSessions(SessionInterface):
    """Nothing is kept in signed cookies: sessions are rows, revocable at once."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:  # noqa: ARG002
        return NOTHING_KEPT

    def is_null_session(self, obj: object) -> bool:
        return obj is NOTHING_KEPT


NOTHING_KEPT = NullSession()


def create_app(settings: Settings | None = None) -> Flask:
    """Make the web service of one process."""
    settings = settings or load_settings(os.environ)
    keep_secret(settings.secret_key)
    choose_algorithm(settings.journal_hash)
    choose_cost(settings.password_memory_kib)
    choose_store(settings)
    tighten_by(settings.policy_overlay)
    every_table()
    bound = bare_app(settings)
    engine = connect(settings)
    limit_patience(engine, settings)
    open_hot_pool(bound, settings)
    bound.extensions[ENGINE] = engine
    return bound


def close_app(app: Flask) -> None:
    """Let go of the database."""
    app.extensions[ENGINE].dispose()
    app.extensions[POOL].close()


def bare_app(settings: Settings) -> Flask:
    """Assemble the routes without touching any server: enough to describe the interface."""
    app = Flask(__name__, static_folder=None)
    app.json = FastJson(app)
    app.session_interface = NoCookieSessions()
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.extensions[KEPT_UNDER] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        API_TITLE="廉防 Lianfang",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        MAX_CONTENT_LENGTH=settings.upload_limit,
        MAX_FORM_PARTS=50,
    )
    if settings.proxy_count:
        hops = settings.proxy_count
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    register_logs(app)
    register_requests(app, settings)
    register_rates(app, settings)
    register_metrics(app)
    register_headers(app, settings)
    register_problems(app)
    register_interface(app)
    return app


def register_interface(app: Flask) -> None:
    """Put every area under one prefix and describe it in one document."""
    plugin = MarshmallowPlugin(schema_name_resolver=documentation.namer())
    description = {**documentation.DESCRIPTION, "marshmallow_plugin": plugin}
    api = ProblemApi(app, spec_kwargs=description)
    for name in BLUEPRINTS:
        module = import_module(name)
        api.register_blueprint(module.blp, url_prefix=PREFIX + (module.blp.url_prefix or ""))
    app.register_blueprint(health.blp)
    app.register_blueprint(documentation.blp)
    app.register_blueprint(board.blp)
    app.register_blueprint(appraisal_page.blp)
    app.register_blueprint(flow_pages.blp)
    app.register_blueprint(printing.blp)
    app.register_blueprint(ledger_pages.blp)
    register_console(app)
    documentation.describe(app, api)


def limit_patience(engine: Engine, settings: Settings) -> None:
    """Let no statement of the web hold others up; a pooler keeps such limits per role instead."""
    if settings.transaction_pooler:
        return

    def limit(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            for one in LIMITS:
                cursor.execute(f"SET {one}")
        connection.commit()

    event.listen(engine, "connect", limit)
    engine.dispose()


def operations(app: Flask) -> dict[str, tuple[str, str]]:
    """List every operation of the interface with its method and path."""
    return {
        operation_id(rule.endpoint, method): (method, template(rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    }


def undeclared(app: Flask) -> set[str]:
    """List the operations nobody declared, and the declarations of operations that are gone."""
    return set(operations(app)) ^ set(endpoints())
