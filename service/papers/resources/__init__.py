"""Papers over HTTP."""

from service.papers.resources import numbers, papers, previews, templates
from service.papers.resources.blueprint import blp

__all__ = ["blp", "numbers", "papers", "previews", "templates"]
