"""Operators see whether the service lives, can serve, and how it fares."""

from dataclasses import replace

from flask import Flask

from service.app import bare_app
from service.http.health import expected_revision
from tenants.settings import Settings
from tests.api import stranger


def test_the_service_is_ready_when_database_and_policy_are(app: Flask):
    answer = stranger(app).get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json() == {
        "status": "ready",
        "database": "ready",
        "policy": "loaded",
        "redis": "ready",
    }
    assert stranger(app).get("/livez").get_json() == {"status": "alive"}


def test_without_redis_the_service_stays_ready(app: Flask, settings: Settings):
    lame = bare_app(replace(settings, redis_url="redis://127.0.0.1:1/0"))
    answer = stranger(lame).get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json()["status"] == "degraded"


def test_a_schema_of_another_release_is_not_served(app: Flask, monkeypatch):
    monkeypatch.setattr("service.http.health.expected_revision", lambda: "9999")
    answer = stranger(app).get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["database"] == "other_schema"


def test_the_release_knows_its_revision():
    assert expected_revision() == "0001"


def test_counts_name_routes_and_no_bureau(app: Flask):
    caller = stranger(app)
    caller.get("/me")
    text = caller.http.get("/metrics").get_data(as_text=True)
    counted = 'lianfang_http_requests_total{method="GET",route="/api/v1/me",status="401"}'
    assert counted in text
    assert 'lianfang_http_seconds_bucket{le="0.005",method="GET",route="/api/v1/me"}' in text
