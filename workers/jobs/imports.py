"""Work of the imports: a workbook is read in a process of its own, which may die of it."""

from importlib import import_module

from sqlalchemy.orm import Session

from tenants.context import system_actor
from tenants.models.journal import WorkItem

PARSING = ("service.imports.use_cases", "parse_import")


def parse(session: Session, item: WorkItem) -> None:
    """Read an uploaded workbook into cells and problems."""
    module, name = PARSING
    parse_import = getattr(import_module(module), name)
    parse_import(session, system_actor(item.tenant_id), item.subject_id)
