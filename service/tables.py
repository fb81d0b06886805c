"""Every table of the product, gathered: a process that knows only some cannot follow references."""

from importlib import import_module

from sqlalchemy import MetaData

from tenants.database import Base

MODULES = (
    "tenants.models.platform",
    "tenants.models.organisation",
    "tenants.models.accounts",
    "tenants.models.journal",
    "tenants.models.papers",
    "service.imports.models",
    "service.powers.models",
    "service.catalogues.models",
    "service.flowcharts.models",
    "service.risks.models",
    "service.measures.models",
    "service.registrations.models",
    "service.regulations.models",
    "service.exchange.models",
    "service.rollups.models",
    "service.visits.models",
    "service.cycles.models",
    "service.filings.models",
    "service.tasks.models",
    "service.procedures.models",
    "service.gradings.models",
    "service.evidence.models",
    "service.papers.models",
    "service.exports.models",
    "service.matters.models",
    "service.searches.models",
    "service.notices.models",
    "service.commitments.models",
    "service.workspace.models",
)


def every_table() -> MetaData:
    """Load all models, once per process."""
    for module in MODULES:
        import_module(module)
    return Base.metadata
