"""Exports as they travel over HTTP: what is taken out, in which columns, and what was ordered."""

from typing import Any

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.exports.columns import COLUMNS
from service.exports.models import EXPORT_FORMATS, EXPORT_KINDS
from service.http.paging import PageArguments
from service.journal.schemas import EntryArguments
from service.measures.working_schemas import MeasureArguments
from service.powers.schemas import PowerArguments
from service.risks.schemas import LedgerArguments

PAGING = ("cursor", "limit", "total")
STATES = ("waiting", "running", "done", "failed", "cancelled", "expired")
NAME = validate.Length(1, 40)
ON_PAPER = ("risk_points", "powers", "measures")


def _taking(arguments: type[Schema], kind: str) -> type[Schema]:
    """Describe what a list is narrowed by, with the columns it is taken out in."""
    names = tuple(COLUMNS[kind].known)
    formats = EXPORT_FORMATS if kind in ON_PAPER else EXPORT_FORMATS[:2]
    made = Schema.from_dict(
        {
            "columns": DelimitedList(
                fields.String(validate=validate.OneOf(names)),
                load_default=(),
                metadata={"description": "列及其次序"},
            ),
            "format": fields.String(load_default="xlsx", validate=validate.OneOf(formats)),
        }
    )
    name = f"{arguments.__name__.removesuffix('Arguments')}ExportArguments"
    return type(name, (arguments, made), {"__module__": __name__})


LISTS: dict[str, type[Schema]] = {
    "risk_points": LedgerArguments,
    "powers": PowerArguments,
    "measures": MeasureArguments,
    "journal": EntryArguments,
}
TAKING = {kind: _taking(arguments, kind) for kind, arguments in LISTS.items()}


def query_of(kind: str, written: dict[str, Any]) -> dict[str, Any]:
    """Read a list's query from an order, as strictly as the list itself reads it."""
    flat = {
        name: ",".join(map(str, value)) if isinstance(value, list) else value
        for name, value in written.items()
    }
    read: dict[str, Any] = LISTS[kind](exclude=PAGING).load(flat)
    return read


class ExportOrderSchema(Schema):
    """What is to be taken out: a list, narrowed as the list is, in these columns."""

    kind = fields.String(required=True, validate=validate.OneOf(EXPORT_KINDS))
    query = fields.Dict(keys=fields.String(validate=NAME), load_default=dict)
    columns = fields.List(
        fields.String(validate=NAME), load_default=list, validate=validate.Length(max=60)
    )
    format = fields.String(load_default="xlsx", validate=validate.OneOf(EXPORT_FORMATS))


class ExportJobArguments(PageArguments):
    """How far down the own orders."""


class ExportProgressSchema(Schema):
    """Rows done of all."""

    done = fields.Integer(required=True)
    total = fields.Integer(required=True)


class ExportJobSchema(Schema):
    """An ordered export and how far it is."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(EXPORT_KINDS))
    format = fields.String(required=True, validate=validate.OneOf(EXPORT_FORMATS))
    title = fields.String(required=True)
    ordered_at = fields.DateTime(required=True)
    query = fields.Dict(required=True)
    columns = fields.List(fields.String(), required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    attempt = fields.Integer(required=True)
    progress = fields.Nested(ExportProgressSchema, required=True)
    row_count = fields.Integer(required=True)
    size = fields.Integer(required=True)
    file_name = fields.String(required=True)
    failure = fields.String(required=True)
    finished_at = fields.DateTime(required=True, allow_none=True)
    expires_at = fields.DateTime(required=True, allow_none=True)


class ExportColumnSchema(Schema):
    """A column a list can be taken out in."""

    key = fields.String(required=True)
    head = fields.String(required=True)
    width = fields.Float(required=True)
    usual = fields.Boolean(required=True)


class ExportColumnsSchema(Schema):
    items = fields.List(fields.Nested(ExportColumnSchema), required=True)


class StandingArguments(Schema):
    """Which risk points are asked about."""

    id = DelimitedList(
        fields.UUID(),
        required=True,
        validate=validate.Length(1, 100),
        metadata={"description": "风险点，以逗号分隔"},
    )


class StandingSchema(Schema):
    """Who answers for a risk point today, how it was scored, and what became of it."""

    id = fields.UUID(required=True)
    direct_responsible = fields.String(required=True)
    section_head = fields.String(required=True)
    responsible_leader = fields.String(required=True)
    monitoring = fields.String(required=True)
    likelihood = fields.String(required=True)
    harm = fields.String(required=True)
    noticed = fields.String(required=True)
    filing = fields.String(required=True)
    reviewed_on = fields.String(required=True)
    next_review_on = fields.String(required=True)
    waiting_measures = fields.Integer(
        required=True, metadata={"description": "待送审的防控措施数，风险点确认后送审"}
    )
    under_review = fields.Boolean(required=True, metadata={"description": "在审核中"})


class StandingsSchema(Schema):
    items = fields.List(fields.Nested(StandingSchema), required=True)
