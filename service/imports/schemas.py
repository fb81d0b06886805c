"""Imports as they travel over HTTP."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, several
from service.imports.models import ACTS, IMPORT_KINDS, IMPORT_STATES, ROW_STATES
from service.imports.speaking import Head, Refusal, Said
from tenants.vocabulary import SUBJECT_TYPES

NAME = validate.Length(1, 200)
REASON = validate.Length(1, 1000)
MANY = validate.Length(1, 2000)
WITHOUT_POST = tuple(
    one for one in SUBJECT_TYPES if one in {"leadership_team", "unit", "system_industry"}
)


class OptionsSchema(Schema):
    """What holds for a whole workbook."""

    department_id = fields.UUID(
        allow_none=True, metadata={"description": "科室，用于没有写科室的行"}
    )
    subject_type = fields.String(
        allow_none=True,
        validate=validate.OneOf(WITHOUT_POST),
        metadata={"description": "没有科室和岗位的行属于什么"},
    )
    exercising_subject = fields.String(
        validate=validate.Length(max=200), metadata={"description": "行使主体，用于空着的行"}
    )
    create_departments = fields.Boolean(metadata={"description": "没有的科室在导入时新设"})
    update = fields.Boolean(metadata={"description": "编号已有的行更新已有的记录，等级除外"})


class UploadFormSchema(Schema):
    """What is said about a workbook."""

    kind = fields.String(required=True, validate=validate.OneOf(IMPORT_KINDS))
    options = fields.String(load_default="", metadata={"description": "JSON, as in PUT …/options"})


class UploadFileSchema(Schema):
    """The workbook itself, .xlsx or .xls."""

    file = fields.Raw(required=True, metadata={"type": "string", "format": "binary"})


class ImportArguments(PageArguments):
    """Which imports are asked for."""

    kind = several(*IMPORT_KINDS)
    state = several(*IMPORT_STATES)


class RowArguments(PageArguments):
    """Which rows are asked for."""

    state = several(*ROW_STATES)
    with_problems = fields.Boolean(load_default=False)
    row = fields.Integer(load_default=None, metadata={"description": "工作表中的行号"})
    start = fields.Integer(
        load_default=None, validate=validate.Range(0), metadata={"description": "从第几项起"}
    )


class ProblemArguments(PageArguments):
    """Which problems are asked for."""

    severity = fields.String(load_default=None, validate=validate.OneOf(("blocking", "notice")))
    row_id = fields.UUID(load_default=None)
    resolved = fields.Boolean(load_default=False)


class ProgressSchema(Schema):
    """How far the work on an import is: the state of the job, its stage, rows done of all."""

    job = fields.String(required=True)
    stage = fields.String(required=True)
    done = fields.Integer(required=True)
    total = fields.Integer(required=True)


class ImportSchema(Schema):
    """An import and how far it is."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(IMPORT_KINDS))
    file_name = fields.String(required=True)
    uploaded_at = fields.DateTime(required=True)
    uploaded_by = fields.UUID(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    options = fields.Dict(required=True)
    answers = fields.Dict(required=True)
    state = fields.String(required=True, validate=validate.OneOf(IMPORT_STATES))
    row_count = fields.Integer(required=True)
    item_count = fields.Integer(required=True)
    summary = fields.Dict(required=True)
    refusal = Refusal(required=True)
    committed_at = fields.DateTime(required=True, allow_none=True)
    reverted_at = fields.DateTime(required=True, allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    uploaded_by_name = fields.String(required=True)
    reverted_by_name = fields.String(required=True)
    reversal_reason = fields.String(required=True)
    revertible_until = fields.DateTime(required=True, allow_none=True)
    progress = fields.Nested(ProgressSchema, required=True)


class ImportColumnSchema(Schema):
    """A column of the sheet: its name in `content`, its name in `cells`, its head."""

    column = fields.String(required=True)
    cell = fields.String(required=True)
    head = Head("cell", required=True)


# Built so because "from" is a word of Python.
LastCorrectionSchema = Schema.from_dict(
    {
        "id": fields.UUID(required=True),
        "at": fields.DateTime(required=True),
        "by": fields.UUID(required=True),
        "columns": fields.List(fields.String(), required=True),
        "from": fields.String(required=True),
        "to": fields.String(required=True),
        "kind": fields.String(required=True),
        "row_count": fields.Integer(required=True),
    },
    name="LastCorrectionSchema",
)


class DraftReasonSchema(Schema):
    """For want of what so many of the new records are drafts."""

    code = fields.String(required=True)
    message = Said(required=True)
    count = fields.Integer(required=True)


class OpenedImportSchema(ImportSchema):
    """An import as it lies open: its columns, what can be taken back, and why some are drafts."""

    columns = fields.List(fields.Nested(ImportColumnSchema), required=True)
    last_correction = fields.Nested(LastCorrectionSchema, required=True, allow_none=True)
    draft_reasons = fields.List(fields.Nested(DraftReasonSchema), required=True)


class ImportProblemSchema(Schema):
    """What is wrong with a cell, how to mend it, and what it should most likely say."""

    id = fields.UUID(required=True)
    row_id = fields.UUID(required=True, allow_none=True)
    sheet = fields.String(required=True)
    cell = fields.String(required=True)
    field = fields.String(required=True)
    code = fields.String(required=True)
    message = Said(required=True)
    suggestion = Said(required=True)
    value = fields.String(required=True)
    proposal = fields.String(required=True)
    severity = fields.String(required=True)
    resolved_at = fields.DateTime(required=True, allow_none=True)


class ImportRowSchema(Schema):
    """A row: what it says by field, the cell of each field, and what becomes of it."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    sheet = fields.String(required=True)
    row = fields.Integer(required=True)
    content = fields.Dict(required=True)
    cells = fields.Dict(required=True)
    state = fields.String(required=True, validate=validate.OneOf(ROW_STATES))
    act = fields.String(required=True, validate=validate.OneOf(ACTS))
    reason = fields.String(required=True)
    record_id = fields.UUID(required=True, allow_none=True)
    problems = fields.List(fields.Nested(ImportProblemSchema), required=True)


class ProblemKindSchema(Schema):
    """What is wrong in the same way in several cells; `column` is where it is corrected."""

    code = fields.String(required=True)
    field = fields.String(required=True)
    column = fields.String(required=True)
    value = fields.String(required=True)
    severity = fields.String(required=True)
    message = Said(required=True)
    suggestion = Said(required=True)
    proposal = fields.String(required=True)
    count = fields.Integer(required=True)
    first = fields.Integer(required=True)
    cells = fields.List(fields.String(), required=True)
    options = fields.List(fields.String(), required=True)


class ProblemKindsSchema(Schema):
    """All kinds of problems of an import, and the words its columns may say."""

    items = fields.List(fields.Nested(ProblemKindSchema), required=True)
    choices = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)


class AlikeSchema(Schema):
    """One correction for all cells of a column that say the same."""

    column = fields.String(required=True, validate=validate.Length(1, 40))
    before = fields.String(required=True, data_key="from", validate=validate.Length(max=20_000))
    after = fields.String(required=True, data_key="to", validate=validate.Length(max=20_000))
    code = fields.String(load_default="", data_key="kind", validate=validate.Length(max=60))


class ReplacementSchema(Schema):
    """What to find in a column, and what to put in its place."""

    column = fields.String(required=True, validate=validate.Length(1, 40))
    find = fields.String(required=True, validate=validate.Length(1, 2000))
    replace = fields.String(load_default="", validate=validate.Length(max=2000))


class ReplacedCellSchema(Schema):
    row = fields.Integer(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)


class ReplacementPreviewSchema(Schema):
    """How many cells would read differently; the first of them, before and after."""

    cell_count = fields.Integer(required=True)
    cells = fields.List(fields.Nested(ReplacedCellSchema), required=True)


class CorrectionSchema(Schema):
    """Other words for the cells of a row, by field."""

    values = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        required=True,
        validate=validate.Length(1, 40),
    )


class LeavingOutSchema(Schema):
    """Rows that are not imported, and why."""

    row_ids = fields.List(fields.UUID(), required=True, validate=MANY)
    reason = fields.String(required=True, validate=REASON)


class MappingSchema(Schema):
    """What written names mean; null means none of them, and the words stay as written."""

    departments = fields.Dict(
        keys=fields.String(validate=NAME), values=fields.UUID(allow_none=True)
    )
    posts = fields.Dict(keys=fields.String(validate=NAME), values=fields.UUID(allow_none=True))
    categories = fields.Dict(
        keys=fields.String(validate=NAME), values=fields.String(allow_none=True)
    )
    grades = fields.Dict(
        keys=fields.String(validate=NAME),
        values=fields.Integer(allow_none=True, validate=validate.OneOf((1, 2, 3))),
    )


# Built so because a schema has a `partial` of its own.
CommitmentSchema = Schema.from_dict(
    {
        "partial": fields.Boolean(
            load_default=False, metadata={"description": "确认不导入有问题的行"}
        )
    },
    name="CommitmentSchema",
)


class ReversalSchema(Schema):
    """Why an import is taken back."""

    reason = fields.String(required=True, validate=REASON)
