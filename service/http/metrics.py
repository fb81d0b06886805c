"""Counts and durations by route for the operators' monitoring; no bureau is named in them."""

import os

from flask import Flask, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from service.http.logs import elapsed, method, route

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "lianfang_http_requests",
    "Requests by route and status",
    ("method", "route", "status"),
    registry=REGISTRY,
)
SECONDS = Histogram(
    "lianfang_http_seconds",
    "Seconds to answer by route",
    ("method", "route"),
    registry=REGISTRY,
    buckets=BUCKETS,
)


def register_metrics(app: Flask) -> None:
    """Count each request; several processes share their counts through a common folder."""

    def count(response: Response) -> Response:
        REQUESTS.labels(method(), route(), str(response.status_code)).inc()
        SECONDS.labels(method(), route()).observe(elapsed())
        return response

    app.after_request(count)


def written() -> Response:
    """Write the counts down as Prometheus reads them."""
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE)
