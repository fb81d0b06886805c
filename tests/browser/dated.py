"""The service in this process, so that it can live on another day than the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Thread
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from tenants import clock
from tests.browser.people import Desk, Visit
from tests.browser.serving import free_port


class DatedDesk(Desk):
    """The browsers of people who live on the day their service lives on."""

    def stranger(self, **options: Any) -> Visit:
        """Give the browser of somebody who has not signed in, set to the same day."""
        visit = super().stranger(**options)
        visit.context.clock.install(time=clock.now())
        return visit


@contextmanager
def living_on(day: date, app: Flask) -> Iterator[str]:
    """Serve from nine o'clock of a day on; gives the address."""
    port = free_port()
    server = make_server("127.0.0.1", port, app, threaded=True)
    running = Thread(target=server.serve_forever, daemon=True)
    with clock.simulated():
        clock.go_to(day)
        running.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.shutdown()
            running.join()
