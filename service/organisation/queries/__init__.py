"""Every question the product asks about its own organisation."""

from service.organisation.queries.actors import (
    Identity,
    available_identities,
    load_actor,
    today,
    touch_authority,
)
from service.organisation.queries.charts import load_chart

__all__ = [
    "Identity",
    "available_identities",
    "load_actor",
    "load_chart",
    "today",
    "touch_authority",
]
