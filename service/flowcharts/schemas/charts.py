"""Charts, their coverage and their editions as documents."""

from marshmallow import Schema, fields, validate

from service.flowcharts.queries.coverage import COVERAGES
from service.flowcharts.rules.vocabulary import (
    FLOW_DEFECTS,
    FLOWCHART_STATUSES,
    LIMIT_DAYS,
    LIMIT_UNITS,
    PROCEDURE_SOURCES,
)
from service.flowcharts.schemas.lengths import LIMIT, LINE, MANY, TEXT, TITLE
from service.http.paging import PageArguments, several
from service.procedures.schemas.standing import ASKED_STANDINGS, OnItsWaySchema


class FlowchartChangeSchema(Schema):
    """What is written on a chart; a field left out stays as it is."""

    title = fields.String(validate=TITLE)
    procedure_source = fields.String(validate=validate.OneOf(PROCEDURE_SOURCES))
    is_generic = fields.Boolean()
    citation = fields.String(validate=TEXT)
    handling_subject = fields.String(validate=LINE)
    conditions = fields.String(validate=TEXT)
    materials = fields.List(fields.String(validate=LINE), validate=MANY)
    limit_value = fields.Integer(allow_none=True, strict=True, validate=LIMIT)
    limit_unit = fields.String(validate=validate.OneOf(LIMIT_UNITS))
    limit_days = fields.String(validate=validate.OneOf(LIMIT_DAYS))
    supervision_channels = fields.String(validate=TEXT)
    counterpart_rights = fields.String(validate=TEXT)
    complaint_route = fields.String(validate=TEXT)
    complaint_phone = fields.String(validate=LINE)
    exercise_standard = fields.String(validate=TEXT)
    work_discipline = fields.String(validate=TEXT)
    defects = fields.List(fields.String(validate=validate.OneOf(FLOW_DEFECTS)), validate=MANY)
    remarks = fields.String(validate=TEXT)
    power_ids = fields.List(fields.UUID(), validate=MANY)


class FlowchartDraftSchema(FlowchartChangeSchema):
    """A chart to be drawn."""

    title = fields.String(required=True, validate=TITLE)
    department_id = fields.UUID(required=True)
    procedure_source = fields.String(required=True, validate=validate.OneOf(PROCEDURE_SOURCES))


class ServedPowerSchema(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    drafted = fields.Boolean(required=True)
    approved = fields.Boolean(required=True)


class FlowchartSchema(OnItsWaySchema):
    """A chart, without its graph; `edition` counts what was approved, nought for none."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(FLOWCHART_STATUSES))
    edition = fields.Integer(required=True)
    procedure_source = fields.String(required=True)
    is_generic = fields.Boolean(required=True)
    citation = fields.String(required=True)
    handling_subject = fields.String(required=True)
    conditions = fields.String(required=True)
    materials = fields.List(fields.String(), required=True)
    limit_value = fields.Integer(required=True, allow_none=True)
    limit_unit = fields.String(required=True)
    limit_days = fields.String(required=True)
    supervision_channels = fields.String(required=True)
    counterpart_rights = fields.String(required=True)
    complaint_route = fields.String(required=True)
    complaint_phone = fields.String(required=True)
    exercise_standard = fields.String(required=True)
    work_discipline = fields.String(required=True)
    defects = fields.List(fields.String(), required=True)
    remarks = fields.String(required=True)
    powers = fields.List(fields.Nested(ServedPowerSchema), required=True)
    step_count = fields.Integer(required=True)
    risk_count = fields.Integer(required=True)
    approved_on = fields.Date(required=True, allow_none=True)
    abolished_on = fields.Date(required=True, allow_none=True)
    abolished_reason = fields.String(required=True)
    updated_at = fields.AwareDateTime(required=True)


class FlowchartArguments(PageArguments):
    """Which charts are asked for."""

    status = several(*FLOWCHART_STATUSES)
    standing = ASKED_STANDINGS
    department_id = fields.UUID(load_default=None)
    power_id = fields.UUID(load_default=None)


class CoverageArguments(Schema):
    """Of which section the coverage is asked."""

    department_id = fields.UUID(load_default=None)


class CoveredPowerSchema(Schema):
    """A living power and the chart it runs by."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    flowchart_id = fields.UUID(required=True, allow_none=True)
    flowchart_number = fields.String(required=True, allow_none=True)
    flowchart_title = fields.String(required=True, allow_none=True)
    coverage = fields.String(required=True, validate=validate.OneOf(COVERAGES))


class CoverageSchema(Schema):
    """How many powers have their chart, and which have none."""

    powers = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    drawn = fields.Integer(required=True)
    uncovered = fields.Integer(required=True)
    items = fields.List(fields.Nested(CoveredPowerSchema), required=True)


class EditionSchema(Schema):
    """One approved edition."""

    edition = fields.Integer(required=True)
    approved_on = fields.Date(required=True)
    case_id = fields.UUID(required=True, allow_none=True)
    decided_by = fields.String(required=True)
    digest = fields.String(required=True)
    title = fields.String(required=True)


class EditionsSchema(Schema):
    items = fields.List(fields.Nested(EditionSchema), required=True)


class ComparisonArguments(Schema):
    """Which two are set side by side; without `after`, the draft."""

    before = fields.Integer(required=True, validate=validate.Range(1, 10_000))
    after = fields.Integer(load_default=None, validate=validate.Range(1, 10_000))


class CountsSchema(Schema):
    steps = fields.Integer(required=True)
    levels = fields.Integer(required=True)
    monitoring = fields.Integer(required=True)
    posts = fields.Integer(required=True)
    materials = fields.Integer(required=True)
    hours = fields.Integer(required=True)


class ComparisonSchema(Schema):
    """Two editions side by side: figures, and the ids of steps that came, went, changed."""

    before = fields.Nested(CountsSchema, required=True)
    after = fields.Nested(CountsSchema, required=True)
    added = fields.List(fields.String(), required=True)
    removed = fields.List(fields.String(), required=True)
    changed = fields.List(fields.String(), required=True)
