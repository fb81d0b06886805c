"""The edge of the console: its files, signing in without scripts, and pages of what went wrong."""

from pathlib import Path

from flask import Flask

from service.console import passwords, serving, signing_in
from service.console.addresses import ConsolePage
from service.console.edge import blp
from service.console.faults import as_page
from service.console.serving import BUILT, DIST

__all__ = ["register_console"]
PAGES = (passwords, serving, signing_in)  # imported for the addresses they put on the blueprint


def register_console(app: Flask, dist: Path = DIST) -> None:
    """Serve the console that was built, and answer browsers with pages."""
    app.extensions[BUILT] = dist
    app.url_map.converters["console_page"] = ConsolePage
    app.register_blueprint(blp)
    app.after_request(as_page)
