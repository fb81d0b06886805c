"""`lianfang serve`: the web service under gunicorn, boring on purpose."""

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.http.wsgi import Response

from tenants.settings import Settings, load_settings
from workers.cli.speech import t

GRACE_SECONDS = 30
COUNTS = "PROMETHEUS_MULTIPROC_DIR"


@click.command(help=t("运行网页与接口服务。", "Run the web service."))
def command() -> None:
    """Serve until told to stop."""
    settings = load_settings(os.environ)
    _name_no_server()
    with shared_counts():
        Web(options(settings)).run()


@contextmanager
def shared_counts() -> Generator[None]:
    """Let the processes of this service count together, so that any of them can tell the sums."""
    if os.environ.get(COUNTS):
        yield
        return
    master, folder = os.getpid(), tempfile.mkdtemp(prefix="lianfang-counts-")
    os.environ[COUNTS] = folder
    try:
        yield
    finally:
        if os.getpid() == master:  # the workers leave through here as well
            shutil.rmtree(folder, ignore_errors=True)


def options(settings: Settings) -> Mapping[str, Any]:
    """Say how the web service runs; each thread has its own database connection."""
    return {
        "bind": settings.web_bind,
        "worker_class": "gthread",
        "workers": settings.web_workers,
        "threads": settings.web_threads,
        "timeout": GRACE_SECONDS,
        "graceful_timeout": GRACE_SECONDS,
        "keepalive": 15,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "proc_name": "lianfang-web",
        "control_socket_disable": True,
        "loglevel": "warning",
    }


class Web(BaseApplication):
    """gunicorn asks for an application object; the service itself is made in each worker."""

    def __init__(self, chosen: Mapping[str, Any]) -> None:
        self.chosen = chosen
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from service.app import create_app

        return create_app()


def _name_no_server() -> None:
    """Do not tell strangers which software answers."""
    usual = Response.default_headers

    def nameless(self: Response) -> list[str]:
        return [line for line in usual(self) if not line.startswith("Server:")]

    Response.default_headers = nameless  # type: ignore[method-assign]
