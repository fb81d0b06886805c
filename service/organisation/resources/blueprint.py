"""What the resources of the organisation share."""

from typing import Any

from marshmallow import fields
from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from service.http.blueprint import Blueprint
from service.http.paging import Page, PageArguments, page_of
from service.http.views import current_session, etag
from tenants.database import TenantOwned

blp = Blueprint("organisation", __name__, description="组织机构 · Organisation")


class DatedArguments(PageArguments):
    """A page, of one day if asked."""

    on = fields.Date(load_default=None)


def tagged(record: TenantOwned) -> tuple[TenantOwned, dict[str, str]]:
    """Answer with a record and its version."""
    return record, {"ETag": etag(record)}


def paged(
    statement: Select[Any], key: InstrumentedAttribute[Any], arguments: dict[str, Any]
) -> Page:
    """Answer with a page in the order of one unique column."""
    return page_of(
        current_session(), statement, [key.expression], arguments, scope=str(key.expression)
    )
