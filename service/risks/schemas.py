"""Risk points and their grades as documents."""

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.http.paging import PageArguments, several, sort_argument
from service.measures.schemas import MeasureDraftSchema, MeasureSchema
from service.procedures.schemas.standing import ASKED_STANDINGS, OnItsWaySchema
from tenants.vocabulary import (
    CATEGORIES,
    CAUSES,
    CONSEQUENCES,
    CONTEXTS,
    KEY_TAGS,
    METHODS,
    ORIGINS,
    RISK_POINT_STATUSES,
    SUBJECT_TYPES,
    TOPICS,
)

TITLE = validate.Length(1, 500)
TEXT = validate.Length(max=20_000)
WORDS = validate.Length(1, 4000)
LINE = validate.Length(max=1000)
MANY = validate.Length(max=100)
RANK = validate.OneOf((1, 2, 3))
RESPONSIBLE = ("managing", "direct", "monitoring", "any")


class RiskPointChangeSchema(Schema):
    """What is written of a risk point; a field left out stays as it is. The grade is not in it."""

    title = fields.String(validate=TITLE)
    subject_type = fields.String(validate=validate.OneOf(SUBJECT_TYPES))
    department_id = fields.UUID(allow_none=True)
    post_id = fields.UUID(allow_none=True)
    topic = fields.String(allow_none=True, validate=validate.OneOf(TOPICS))
    answering_post_id = fields.UUID(allow_none=True)
    category = fields.String(allow_none=True, validate=validate.OneOf(CATEGORIES))
    power_id = fields.UUID(allow_none=True)
    flow_step = fields.String(validate=LINE)
    flow_step_id = fields.UUID(allow_none=True)
    regulation_clause = fields.String(validate=LINE)
    content = fields.String(validate=TEXT)
    category_written = fields.String(validate=LINE)
    causes = fields.List(fields.String(validate=validate.OneOf(CAUSES)), validate=MANY)
    loss = fields.String(validate=TEXT)
    affected_interest = fields.String(validate=LINE)
    uncertainty = fields.String(validate=TEXT)
    context = fields.String(validate=validate.OneOf(CONTEXTS))
    method = fields.String(validate=validate.OneOf(METHODS))
    origin = fields.String(validate=validate.OneOf(ORIGINS))
    focus_tags = fields.List(fields.String(validate=LINE), validate=MANY)
    key_tags = fields.List(fields.String(validate=validate.OneOf(KEY_TAGS)), validate=MANY)
    external_references = fields.List(fields.String(validate=LINE), validate=MANY)
    direct_responsible_written = fields.String(validate=LINE)
    section_head_written = fields.String(validate=LINE)
    responsible_leader_written = fields.String(validate=LINE)
    remarks = fields.String(validate=TEXT)
    manifestations = fields.List(fields.String(validate=WORDS), validate=MANY)


class RiskPointDraftSchema(RiskPointChangeSchema):
    """A risk point to be entered."""

    title = fields.String(required=True, validate=TITLE)
    subject_type = fields.String(required=True, validate=validate.OneOf(SUBJECT_TYPES))
    measures = fields.List(fields.Nested(MeasureDraftSchema), validate=MANY)


class RiskPointSchema(OnItsWaySchema):
    """A risk point of the ledger, with its manifestations and measures."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    subject_type = fields.String(required=True, validate=validate.OneOf(SUBJECT_TYPES))
    category = fields.String(required=True, allow_none=True, validate=validate.OneOf(CATEGORIES))
    status = fields.String(required=True, validate=validate.OneOf(RISK_POINT_STATUSES))
    rank = fields.Integer(required=True, allow_none=True)
    proposed_rank = fields.Integer(required=True, allow_none=True)
    worst_rank = fields.Integer(required=True, allow_none=True)
    floor_rank = fields.Integer(required=True, allow_none=True)
    residual_rank = fields.Integer(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    post = fields.String(required=True, allow_none=True)
    topic = fields.String(required=True, allow_none=True)
    answering_post_id = fields.UUID(required=True, allow_none=True)
    answering_post = fields.String(required=True, allow_none=True)
    power_id = fields.UUID(required=True, allow_none=True)
    power = fields.String(required=True, allow_none=True)
    power_number = fields.String(required=True, allow_none=True)
    flow_step = fields.String(required=True)
    flow_step_id = fields.UUID(required=True, allow_none=True)
    regulation_clause = fields.String(required=True)
    content = fields.String(required=True)
    category_written = fields.String(required=True)
    causes = fields.List(fields.String(), required=True)
    loss = fields.String(required=True)
    affected_interest = fields.String(required=True)
    uncertainty = fields.String(required=True)
    consequence = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(CONSEQUENCES)
    )
    context = fields.String(required=True)
    method = fields.String(required=True)
    origin = fields.String(required=True)
    focus_tags = fields.List(fields.String(), required=True)
    key_tags = fields.List(fields.String(), required=True)
    external_references = fields.List(fields.String(), required=True)
    search_round = fields.Integer(required=True, allow_none=True)
    direct_responsible_written = fields.String(required=True)
    section_head_written = fields.String(required=True)
    responsible_leader_written = fields.String(required=True)
    remarks = fields.String(required=True)
    manifestations = fields.List(fields.String(), required=True)
    measures = fields.List(fields.Nested(MeasureSchema), required=True)
    lineage_id = fields.UUID(required=True, allow_none=True)
    predecessor_id = fields.UUID(required=True, allow_none=True)
    in_force_on = fields.Date(required=True, allow_none=True)
    retired_on = fields.Date(required=True, allow_none=True)
    retired_reason = fields.String(required=True)
    import_id = fields.UUID(required=True, allow_none=True)
    import_row = fields.Integer(required=True, allow_none=True)
    review_required = fields.Boolean(required=True)
    review_because = fields.String(required=True, allow_none=True)
    updated_at = fields.AwareDateTime(required=True)


class ReviewSchema(Schema):
    """What came of looking at a risk point again: it holds as it is, or it was reworded."""

    outcome = fields.String(required=True, validate=validate.OneOf(("unchanged", "revised")))
    note = fields.String(load_default="", validate=validate.Length(max=2000))


class LedgerArguments(PageArguments):
    """What part of the ledger is asked for, and in what order."""

    q = fields.String(load_default=None, validate=validate.Length(max=200))
    ids = DelimitedList(fields.UUID(), load_default=(), validate=validate.Length(max=500))
    rank = several("1", "2", "3", "none")
    status = several(*RISK_POINT_STATUSES)
    standing = ASKED_STANDINGS
    category = several(*CATEGORIES, "none")
    subject_type = several(*SUBJECT_TYPES)
    method = several(*METHODS)
    origin = several(*ORIGINS)
    department_id = fields.UUID(load_default=None)
    directly = fields.Boolean(load_default=False)
    placed = fields.Boolean(load_default=None)
    post_id = fields.UUID(load_default=None)
    power_id = fields.UUID(load_default=None)
    import_id = fields.UUID(load_default=None)
    flow_step_id = fields.UUID(load_default=None)
    search_round = fields.Integer(load_default=None, validate=validate.Range(1, 99))
    key_tag = fields.String(load_default=None, validate=validate.OneOf(KEY_TAGS))
    focus_tag = fields.String(load_default=None, validate=LINE)
    external_reference = fields.String(load_default=None, validate=LINE)
    responsible = fields.String(load_default=None, validate=validate.OneOf(RESPONSIBLE))
    review = fields.Boolean(load_default=None)
    covered = fields.Boolean(load_default=None)
    noticed = fields.Boolean(load_default=None)
    filed = fields.Boolean(load_default=None)
    carried_out_since = fields.Date(load_default=None)
    scored = fields.Boolean(load_default=None)
    likelihood = fields.Integer(load_default=None, validate=validate.Range(-100, 100))
    harm = fields.Integer(load_default=None, validate=validate.Range(-100, 100))
    in_force_since = fields.Date(load_default=None)
    in_force_before = fields.Date(load_default=None)
    retired_since = fields.Date(load_default=None)
    regraded = fields.String(load_default=None, validate=validate.OneOf(("raised", "lowered")))
    regraded_since = fields.Date(load_default=None)
    sort = sort_argument("number", "rank", "department", "updated", usual="number")


class GradingProposalSchema(Schema):
    """The grading sheet: a score and a reason for each factor, and the kind of consequence."""

    scores = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.Integer(strict=True, validate=validate.Range(-100, 100)),
        load_default=dict,
        validate=MANY,
    )
    rationales = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.String(validate=WORDS),
        load_default=dict,
        validate=MANY,
    )
    consequence = fields.String(
        load_default=None, allow_none=True, validate=validate.OneOf(CONSEQUENCES)
    )


class GradeSchema(Schema):
    """The rank decided on; a reason where it lies below the proposed one."""

    rank = fields.Integer(required=True, strict=True, validate=RANK)
    reason = fields.String(load_default="", validate=LINE)


class LoweringSchema(Schema):
    """The decision to lower a grade, with its reason and its evidence."""

    to_rank = fields.Integer(required=True, strict=True, validate=RANK)
    reason = fields.String(required=True, validate=WORDS)
    evidence = fields.String(required=True, validate=WORDS)
    decision_reference = fields.String(load_default="", validate=LINE)


class ResidualGradeSchema(Schema):
    """What would remain of the risk once the measures work."""

    residual_rank = fields.Integer(required=True, strict=True, allow_none=True, validate=RANK)


class GradingSchema(Schema):
    """One proposal, decision or lowering."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    person_id = fields.UUID(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    scores = fields.Dict(required=True)
    rationales = fields.Dict(required=True)
    consequence = fields.String(required=True, allow_none=True)
    strategy = fields.String(required=True, allow_none=True)
    reasoning = fields.List(fields.Dict(), required=True)
    proposed_rank = fields.Integer(required=True, allow_none=True)
    decided_rank = fields.Integer(required=True, allow_none=True)
    before_rank = fields.Integer(required=True, allow_none=True)
    reason = fields.String(required=True)
    evidence = fields.String(required=True)
    decision_reference = fields.String(required=True)


class GradingsSchema(Schema):
    items = fields.List(fields.Nested(GradingSchema), required=True)


class SeatSchema(Schema):
    """An office and who sits in it today; 代 before an acting officer."""

    role = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    title = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    acting = fields.Boolean(required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)
    members = fields.List(fields.String(), required=True)
    shown = fields.String(required=True)
    reason = fields.String(required=True)


class AlarmSchema(Schema):
    code = fields.String(required=True)
    relation = fields.String(required=True)
    title = fields.String(required=True)
    blocks = fields.Boolean(required=True)
    text = fields.String(required=True)


class ResponsibilitySchema(Schema):
    """The four relations of a risk point today."""

    on = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    managing = fields.Nested(SeatSchema, required=True, allow_none=True)
    directly_responsible = fields.Nested(SeatSchema, required=True, allow_none=True)
    monitoring = fields.List(fields.Nested(SeatSchema), required=True)
    accountable = fields.Nested(SeatSchema, required=True, allow_none=True)
    alarms = fields.List(fields.Nested(AlarmSchema), required=True)
    blocked = fields.Boolean(required=True)


class CountsSchema(Schema):
    points = fields.Integer(required=True)
    high = fields.Integer(required=True)
    medium = fields.Integer(required=True)
    low = fields.Integer(required=True)
    ungraded = fields.Integer(required=True)


class CategoryCountsSchema(CountsSchema):
    category = fields.String(required=True, allow_none=True)


class SectionGradeSchema(CountsSchema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)


class PostGradeSchema(CountsSchema):
    post_id = fields.UUID(required=True)
    post = fields.String(required=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)


class GradingMatrixSchema(Schema):
    """Points in force by category and rank."""

    items = fields.List(fields.Nested(CategoryCountsSchema), required=True)


class SectionGradesSchema(Schema):
    items = fields.List(fields.Nested(SectionGradeSchema), required=True)


class PostGradesSchema(Schema):
    items = fields.List(fields.Nested(PostGradeSchema), required=True)
