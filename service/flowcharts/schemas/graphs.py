"""Graphs, what is wrong with them, and what they show, as documents."""

from marshmallow import Schema, fields, validate

from service.flowcharts.rules.lint import CANDIDATES
from service.flowcharts.rules.vocabulary import (
    CANDIDATE_STATES,
    LIMIT_DAYS,
    LIMIT_UNITS,
    STEP_TYPES,
)
from service.flowcharts.schemas.lengths import CODE, EDGES, LIMIT, LINE, MANY, STEPS, TEXT, TITLE


class EditionArguments(Schema):
    """The draft, unless an edition is asked for; 0 is the valid one."""

    edition = fields.Integer(load_default=None, validate=validate.Range(0, 10_000))


class DrawingArguments(EditionArguments):
    """For whom the chart is drawn: for those inside, or for the public."""

    view = fields.String(load_default="internal", validate=validate.OneOf(("internal", "public")))


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
