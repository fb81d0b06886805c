"""Charts over HTTP: of a bureau for its own people, of a region for its leading group."""

from service.statistics.resources import bureau, region, tables
from service.statistics.resources.blueprint import blp

__all__ = ["blp", "bureau", "region", "tables"]
