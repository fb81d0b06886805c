"""Every question the product asks about its own organisation."""

from service.organisation.queries.actors import (
    Identity,
    available_identities,
    load_actor,
    today,
    touch_authority,
)

__all__ = ["Identity", "available_identities", "load_actor", "today", "touch_authority"]
