"""The organisation over HTTP."""

from service.organisation.resources import bodies, offices, overview, people, structure
from service.organisation.resources.blueprint import blp

__all__ = ["blp", "bodies", "offices", "overview", "people", "structure"]
