"""How a workbook is read, as it travels over HTTP: its sheets, tables and columns."""

from marshmallow import Schema, fields, validate

from service.imports.schemas import NAME
from service.imports.speaking import Head


class TableLayoutSchema(Schema):
    """Where the head of a table stands, and what its columns mean."""

    sheet = fields.String(required=True, validate=NAME)
    header_row = fields.Integer(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, 1_048_576),
        metadata={"description": "表头行，空着则自动识别"},
    )
    columns = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"^[A-Z]{1,3}$")),
        values=fields.String(validate=NAME),
        load_default=dict,
        metadata={"description": "列号对应的台账栏目；kept 并入备注，left_out 不导入"},
    )


class LayoutChangeSchema(Schema):
    """How the workbook is to be read."""

    tables = fields.List(
        fields.Nested(TableLayoutSchema), required=True, validate=validate.Length(1, 50)
    )


class SheetRowSchema(Schema):
    """One of the first rows of a sheet, in one line."""

    row = fields.Function(lambda one: one[0], required=True, metadata={"type": "integer"})
    text = fields.Function(lambda one: one[1], required=True, metadata={"type": "string"})


class SheetSightSchema(Schema):
    """A sheet that can be read."""

    sheet = fields.String(required=True)
    row_count = fields.Integer(required=True)
    hidden = fields.Boolean(required=True)
    first_rows = fields.List(fields.Nested(SheetRowSchema), required=True)


class ColumnSightSchema(Schema):
    """A column of the sheet, a sample of it, and what it means; `chosen` where a clerk said so."""

    column = fields.String(required=True)
    head = fields.String(required=True)
    group = fields.String(required=True)
    sample = fields.String(required=True)
    meaning = fields.String(required=True)
    chosen = fields.Boolean(required=True)


class TableSightSchema(Schema):
    """A table as it is read; `stated` names the fields given by titles and lines across it."""

    sheet = fields.String(required=True)
    header_row = fields.Integer(required=True)
    table = fields.String(required=True)
    is_form = fields.Boolean(required=True)
    row_count = fields.Integer(required=True)
    columns = fields.List(fields.Nested(ColumnSightSchema), required=True)
    stated = fields.List(fields.String(), required=True)


class LedgerFieldSchema(Schema):
    """A column of the ledger that a column of the sheet may mean."""

    field = fields.String(required=True)
    head = Head("field", required=True)
    required = fields.Boolean(required=True)


class LayoutSchema(Schema):
    """How the workbook is read, and what else its columns may mean."""

    sheets = fields.List(fields.Nested(SheetSightSchema), required=True)
    tables = fields.List(fields.Nested(TableSightSchema), required=True)
    fields_of = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(LedgerFieldSchema)),
        required=True,
        attribute="fields",
    )
