"""Flowcharts as documents."""

from marshmallow import Schema, fields, validate

from service.flowcharts.queries.coverage import COVERAGES
from service.flowcharts.rules.lint import CANDIDATES
from service.flowcharts.rules.vocabulary import (
    CANDIDATE_STATES,
    FLOW_DEFECTS,
    FLOWCHART_STATUSES,
    LIMIT_DAYS,
    LIMIT_UNITS,
    PROCEDURE_SOURCES,
    STEP_TYPES,
)
from service.http.paging import PageArguments, several

TITLE = validate.Length(1, 500)
TEXT = validate.Length(max=20_000)
LINE = validate.Length(max=1000)
CODE = validate.Length(1, 100)
MANY = validate.Length(max=100)
STEPS = validate.Length(max=300)
EDGES = validate.Length(max=900)
LIMIT = validate.Range(1, 10_000)
NUMBER = validate.Range(-1_000_000, 1_000_000)


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
    power_ids = fields.List(fields.UUID(), validate=STEPS)


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


class FlowchartSchema(Schema):
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
    approved_on = fields.Date(required=True, allow_none=True)
    abolished_on = fields.Date(required=True, allow_none=True)
    abolished_reason = fields.String(required=True)
    updated_at = fields.AwareDateTime(required=True)


class FlowchartArguments(PageArguments):
    """Which charts are asked for."""

    status = several(*FLOWCHART_STATUSES)
    department_id = fields.UUID(load_default=None)
    power_id = fields.UUID(load_default=None)


class CoverageArguments(Schema):
    """Of which section the coverage is asked."""

    department_id = fields.UUID(load_default=None)


class EditionArguments(Schema):
    """The draft, unless an edition is asked for; 0 is the valid one."""

    edition = fields.Integer(load_default=None, validate=validate.Range(0, 10_000))


class FlowStepDraftSchema(Schema):
    """One step as it is drawn; what is left out is not said of it."""

    id = fields.UUID()
    code = fields.String(required=True, validate=CODE)
    title = fields.String(required=True, validate=TITLE)
    type = fields.String(required=True, validate=validate.OneOf(STEP_TYPES))
    handling_post_id = fields.UUID(allow_none=True)
    reviewing_post_id = fields.UUID(allow_none=True)
    deciding_post_id = fields.UUID(allow_none=True)
    post_written = fields.String(validate=LINE)
    task = fields.String(validate=TEXT)
    content = fields.String(validate=TEXT)
    method = fields.String(validate=TEXT)
    authority_limit = fields.String(validate=TEXT)
    duty_requirement = fields.String(validate=TEXT)
    basis = fields.String(validate=TEXT)
    rule = fields.String(validate=TEXT)
    conditions = fields.String(validate=TEXT)
    materials = fields.List(fields.String(validate=LINE), validate=MANY)
    limit_value = fields.Integer(allow_none=True, strict=True, validate=LIMIT)
    limit_unit = fields.String(validate=validate.OneOf(LIMIT_UNITS))
    limit_days = fields.String(validate=validate.OneOf(LIMIT_DAYS))
    supervising_posts = fields.List(fields.UUID(), validate=MANY)
    supervising_steps = fields.List(fields.String(validate=CODE), validate=MANY)
    is_restraint = fields.Boolean()
    key_location = fields.Boolean()
    key_step = fields.Boolean()
    counterpart_rights = fields.String(validate=TEXT)
    is_disclosed = fields.Boolean()
    shape = fields.Dict(keys=fields.String(validate=CODE))


class FlowEdgeDraftSchema(Schema):
    """What follows a step, and on what condition; steps are named by their codes."""

    source = fields.String(required=True, validate=CODE)
    target = fields.String(required=True, validate=CODE)
    condition = fields.String(validate=LINE)
    is_default = fields.Boolean()
    shape = fields.Dict(keys=fields.String(validate=CODE))


class GraphDraftSchema(Schema):
    """A whole graph, to be put in the place of the one before."""

    steps = fields.List(fields.Nested(FlowStepDraftSchema), required=True, validate=STEPS)
    edges = fields.List(fields.Nested(FlowEdgeDraftSchema), required=True, validate=EDGES)


class FlowStepSchema(FlowStepDraftSchema):
    id = fields.UUID(required=True)
    position = fields.Integer(required=True)


class FlowEdgeSchema(FlowEdgeDraftSchema):
    id = fields.UUID(required=True)
    position = fields.Integer(required=True)


class GraphSchema(Schema):
    """The steps and arrows of a draft or of an edition."""

    steps = fields.List(fields.Nested(FlowStepSchema), required=True)
    edges = fields.List(fields.Nested(FlowEdgeSchema), required=True)


class FindingSchema(Schema):
    """One fault of the draft, in the reader's language."""

    code = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(("block", "warn")))
    step = fields.String(required=True, allow_none=True)
    step_title = fields.String(required=True)
    defect = fields.String(required=True, allow_none=True)
    explanation = fields.String(required=True)
    facts = fields.Dict(required=True)


class LintSchema(Schema):
    """Everything the rules find in a draft."""

    clean = fields.Boolean(required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)


class CandidateSchema(Schema):
    """A risk a step shows by itself."""

    id = fields.UUID(required=True)
    step_id = fields.UUID(required=True)
    step_code = fields.String(required=True)
    step_title = fields.String(required=True)
    code = fields.String(required=True, validate=validate.OneOf(sorted(CANDIDATES)))
    state = fields.String(required=True, validate=validate.OneOf(CANDIDATE_STATES))
    reason = fields.String(required=True)
    risk_point_id = fields.UUID(required=True, allow_none=True)


class CandidatesSchema(Schema):
    """The risks a draft shows by itself, in the order of its steps."""

    items = fields.List(fields.Nested(CandidateSchema), required=True)


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


class DrawingArguments(EditionArguments):
    """For whom the chart is drawn: for those inside, or for the public."""

    view = fields.String(load_default="internal", validate=validate.OneOf(("internal", "public")))


class BpmnDraftSchema(Schema):
    """A BPMN 2.0 file as text."""

    xml = fields.String(required=True, validate=validate.Length(1, 900_000))


class BpmnImportSchema(FlowchartDraftSchema):
    """A chart to be made from a BPMN 2.0 file."""

    title = fields.String(validate=TITLE)
    xml = fields.String(required=True, validate=validate.Length(1, 900_000))


class PassedOverSchema(Schema):
    """An element of the file that a flowchart has no place for."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)


class BpmnReportSchema(Schema):
    """What came of a file: the chart, what was passed over, whom nobody knows."""

    flowchart = fields.Nested(FlowchartSchema, required=True)
    steps = fields.Integer(required=True)
    edges = fields.Integer(required=True)
    passed_over = fields.List(fields.Nested(PassedOverSchema), required=True)
    unknown_posts = fields.List(fields.String(), required=True)
