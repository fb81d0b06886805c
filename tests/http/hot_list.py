"""A service with one more list: the catalogue of powers over the hot path."""

from dataclasses import replace

from flask import Flask, Response
from flask_smorest import Api

from policies.endpoints import Endpoint, endpoints
from service.app import create_app
from service.http import access
from service.http.blueprint import Blueprint
from service.http.hot import HotView, hot_page
from service.powers.pages import catalogue_statement
from tenants.settings import Settings

NAME, PATH = "hot_test.HotList.get", "/api/v1/hot-test"


def with_hot_list(settings: Settings, monkeypatch) -> Flask:
    """Assemble the service with the list declared in the authorization table."""
    declared = {**endpoints(), NAME: Endpoint(NAME, "GET", PATH, "power:read")}
    monkeypatch.setattr(access, "endpoints", lambda: declared)
    blueprint = Blueprint("hot_test", __name__)

    @blueprint.route("/hot-test")
    class HotList(HotView):
        def get(self) -> Response:
            return hot_page(lambda actor: catalogue_statement(actor, {}))

    app = create_app(replace(settings, requests_per_second=0))
    api: Api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    api.register_blueprint(blueprint, url_prefix="/api/v1")
    return app
