"""Every table of the product, gathered for Alembic."""

from importlib import import_module

from tenants.database import Base

MODULES = (
    "tenants.models.platform",
    "tenants.models.organisation",
    "tenants.models.accounts",
    "tenants.models.journal",
    "service.imports.models",
    "service.powers.models",
    "service.risks.models",
    "service.measures.models",
    "service.exchange.models",
    "service.rollups.models",
    "service.visits.models",
    "service.cycles.models",
)

for module in MODULES:
    import_module(module)

METADATA = Base.metadata
