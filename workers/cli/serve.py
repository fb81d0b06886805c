"""`lianfang serve`: the web service under gunicorn, boring on purpose."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.http.wsgi import Response

from tenants.settings import Settings, load_settings
from workers.cli.speech import t

GRACE_SECONDS = 30


@click.command(help=t("运行网页与接口服务。", "Run the web service."))
def command() -> None:
    """Serve until told to stop."""
    settings = load_settings(os.environ)
    _name_no_server()
    Web(options(settings)).run()


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
