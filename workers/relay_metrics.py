"""What the relay tells the operators' monitoring: how far behind it is, and open work by kind."""

from collections.abc import Iterator
from typing import Final

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from workers.lag import lag

WORK: Final = {
    "open": "Work that is waiting or handed out, by kind",
    "dead": "Work that was given up, by kind",
    "waiting_seconds": "How long the oldest due work waits, by kind",
}
DELAYS: Final = {
    "unsealed_seconds": "Age of the oldest journal entry that is not sealed",
    "unfollowed_seconds": "Age of the oldest journal entry that was not followed",
}


class Lag(Collector):
    """Figures over all bureaus, asked for when they are read; none of them names a bureau."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def describe(self) -> Iterator[Metric]:
        """Name nothing before the first reading: the database may not answer yet."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        """Read how far behind the relay is; say so if the database is away."""
        reachable = GaugeMetricFamily("lianfang_relay_database_up", "Whether the database answers")
        try:
            found = lag(self.engine)
        except SQLAlchemyError:
            reachable.add_metric([], 0)
            yield reachable
            return
        reachable.add_metric([], 1)
        yield reachable
        for name, what in DELAYS.items():
            yield GaugeMetricFamily(f"lianfang_relay_{name}", what, value=found[name])
        for name, what in WORK.items():
            family = GaugeMetricFamily(f"lianfang_work_{name}", what, labels=["kind"])
            for row in found["work"]:
                family.add_metric([row["kind"]], row[name])
            yield family


def registry_of(engine: Engine) -> CollectorRegistry:
    """Make the registry that answers for this relay."""
    registry = CollectorRegistry()
    registry.register(Lag(engine))
    return registry


def serve_metrics(engine: Engine, bind: str) -> int:
    """Answer at HOST:PORT/metrics for as long as the relay runs; give the port."""
    host, _, port = bind.rpartition(":")
    server, _ = start_http_server(int(port), host or "127.0.0.1", registry_of(engine))
    return int(server.server_port)
