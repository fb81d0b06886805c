"""Papers, their templates and numbers as they travel over HTTP."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, several
from service.papers.kinds import kinds
from service.papers.models import PAPER_STATES, TEMPLATE_STATES

KINDS = tuple(kinds())
REASON = validate.Length(1, 1000)
LINE = validate.Length(max=200)
YEAR = validate.Range(2000, 2200)
ONE_KIND = validate.OneOf(KINDS)


class AskedSchema(Schema):
    """What a paper is narrowed to."""

    department_id = fields.UUID(metadata={"description": "只打印一个科室（台账）"})


class PaperOrderSchema(Schema):
    """A paper to be made."""

    kind = fields.String(required=True, validate=ONE_KIND)
    subject_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata={"description": "岗位、科室、会议、公示等，视文书种类而定"},
    )
    asked = fields.Nested(AskedSchema, load_default=dict)


class PaperArguments(PageArguments):
    """Which papers are asked for."""

    kind = several(*KINDS)
    state = several(*PAPER_STATES)
    subject_id = fields.UUID(load_default=None)
    year = fields.Integer(load_default=None, validate=YEAR)


class PaperSchema(Schema):
    """A paper as it was issued."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True)
    kind_name = fields.String(required=True)
    title = fields.String(required=True)
    number = fields.String(required=True)
    edition = fields.Integer(required=True)
    check_code = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(PAPER_STATES))
    year = fields.Integer(required=True)
    subject_id = fields.UUID(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    asked = fields.Dict(required=True)
    row_count = fields.Integer(required=True)
    made_at = fields.DateTime(required=True)
    made_by = fields.UUID(required=True)
    maker = fields.String(required=True)
    template_id = fields.UUID(required=True, allow_none=True)
    template_digest = fields.String(required=True, allow_none=True)
    content_digest = fields.String(required=True, allow_none=True)
    failure = fields.String(required=True)
    cancelled_at = fields.DateTime(required=True, allow_none=True)
    cancelled_reason = fields.String(required=True)


class DifferenceSchema(Schema):
    """A field the register says differently today."""

    field = fields.String(required=True)
    then = fields.String(required=True)
    now = fields.String(required=True)


class DecisionSchema(Schema):
    """One step of the decisions on what a paper names."""

    number = fields.String(required=True)
    title = fields.String(required=True)
    step = fields.String(required=True)
    state = fields.String(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    person_name = fields.String(required=True)
    post_title = fields.String(required=True)
    opinion = fields.String(required=True)


class PaperCheckSchema(PaperSchema):
    """What a check code stands for."""

    is_genuine = fields.Boolean(required=True)
    may_read = fields.Boolean(required=True)
    agrees_with_register = fields.Boolean(required=True, allow_none=True)
    differences = fields.List(fields.Nested(DifferenceSchema), required=True)
    decisions = fields.List(fields.Nested(DecisionSchema), required=True)


class PaperCancellationSchema(Schema):
    """Why a paper is cancelled."""

    reason = fields.String(required=True, validate=REASON)


class PaperFieldSchema(Schema):
    """A field of a kind of paper, and whether templates may leave it out."""

    name = fields.String(required=True)
    meaning = fields.String(required=True)
    is_fixed = fields.Boolean(required=True)


class PaperKindSchema(Schema):
    """A kind of paper and the fields its templates may name."""

    code = fields.String(required=True)
    form = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    series = fields.String(required=True)
    numbered = fields.String(required=True)
    subject = fields.String(required=True)
    is_made = fields.Boolean(required=True)
    has_example = fields.Boolean(required=True)
    fields_of = fields.List(fields.Nested(PaperFieldSchema), required=True, data_key="fields")


class PaperKindsSchema(Schema):
    """All kinds of papers."""

    items = fields.List(fields.Nested(PaperKindSchema), required=True)


class PaperNumberArguments(PageArguments):
    """Which lines of the number book are asked for."""

    series = fields.String(load_default=None, validate=validate.Length(1, 10))
    year = fields.Integer(load_default=None, validate=YEAR)


class NumberBookArguments(Schema):
    """Which year of the number book is printed."""

    year = fields.Integer(load_default=None, validate=YEAR)


class PaperNumberSchema(Schema):
    """A line of the number book."""

    id = fields.UUID(required=True)
    series = fields.String(required=True)
    year = fields.Integer(required=True)
    serial = fields.Integer(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    taken_at = fields.DateTime(required=True)
    taken_by_name = fields.String(required=True)
    paper_id = fields.UUID(required=True)
    cancelled_at = fields.DateTime(required=True, allow_none=True)
    cancelled_by_name = fields.String(required=True)
    cancelled_reason = fields.String(required=True)


class PaperSettingsChangeSchema(Schema):
    """What is to stand on papers; a field left out stays as it is."""

    unit_code = fields.String(validate=validate.Regexp(r"^[A-Za-z0-9\u4e00-\u9fff-]{1,20}\Z"))
    agency_mark = fields.String(validate=validate.Regexp(r"^[\u4e00-\u9fff]{0,10}\Z"))
    copies_note = fields.String(validate=LINE)
    supervision_phone = fields.String(validate=LINE)
    contact = fields.String(validate=LINE)
    signature_pictures = fields.Boolean()


class PaperSettingsSchema(Schema):
    """What stands on a bureau's papers."""

    version = fields.Integer(required=True)
    unit_code = fields.String(required=True)
    agency_mark = fields.String(required=True)
    copies_note = fields.String(required=True)
    supervision_phone = fields.String(required=True)
    contact = fields.String(required=True)
    signature_pictures = fields.Boolean(required=True)


class TemplateFormSchema(Schema):
    """What is said about a template."""

    kind = fields.String(required=True, validate=ONE_KIND)


class TemplateFileSchema(Schema):
    """The template itself, a Word file (.docx)."""

    file = fields.Raw(required=True, metadata={"type": "string", "format": "binary"})


class PaperTemplateArguments(PageArguments):
    """Which templates are asked for."""

    kind = several(*KINDS)
    state = several(*TEMPLATE_STATES)


class PaperTemplateSchema(Schema):
    """A template of the bureau's own."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True)
    edition = fields.Integer(required=True)
    file_name = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(TEMPLATE_STATES))
    placeholders = fields.List(fields.String(), required=True)
    uploaded_at = fields.DateTime(required=True)
    uploaded_by = fields.UUID(required=True)
    sampled_at = fields.DateTime(required=True, allow_none=True)
    published_at = fields.DateTime(required=True, allow_none=True)
    withdrawn_at = fields.DateTime(required=True, allow_none=True)
