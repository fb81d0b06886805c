"""The interface describes itself, truthfully."""

import json

import orjson
from click.testing import CliRunner
from flask import Flask

from policies.endpoints import endpoints
from service.http.documentation import DOCUMENT
from tests.api import stranger
from workers.cli.openapi import command


def test_the_description_is_served_as_it_is_written(app: Flask, tmp_path):
    place = tmp_path / "openapi.json"
    written = CliRunner().invoke(command, [str(place)])
    assert written.exit_code == 0, written.output
    served = stranger(app).http.get("/openapi.json")
    assert served.mimetype == "application/json"
    assert json.loads(served.get_data()) == json.loads(place.read_bytes())


def test_every_operation_is_described_with_what_it_asks(app: Flask):
    document = orjson.loads(app.extensions[DOCUMENT])
    assert document["openapi"] == "3.1.0"
    described = {
        one["operationId"]: one
        for methods in document["paths"].values()
        for name, one in methods.items()
        if name != "parameters"
    }
    api = {name: one for name, one in endpoints().items() if one.path.startswith("/api/")}
    assert set(described) == set(api)
    for name, endpoint in api.items():
        assert described[name].get("x-permission") == endpoint.asks, name
        assert (described[name]["security"] == []) == endpoint.is_public, name
        assert described[name].get("summary"), f"{name} has no sentence"


def test_refusals_are_described_as_problems(app: Flask):
    document = orjson.loads(app.extensions[DOCUMENT])
    for response in document["components"]["responses"].values():
        assert set(response.get("content", {"application/problem+json": 0})) == {
            "application/problem+json"
        }
