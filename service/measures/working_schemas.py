"""Carrying out, judging and listing measures, as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, several
from service.measures.rules import (
    CONCLUSIONS,
    DOING_STATES,
    MECHANISMS,
    POSTPONEMENT_STATES,
    RECURRENCES,
    TASK_STATES,
    VERDICTS,
)
from service.measures.schemas import LINE, TEXT, MeasureOfPointSchema
from service.procedures.schemas.standing import ASKED_STANDINGS, OnItsWaySchema
from tenants.vocabulary import (
    CATEGORIES,
    MEASURE_KINDS,
    MEASURE_PHASES,
    RISK_POINT_STATUSES,
)

WORDS = validate.Length(1, 1000)


class DoingDraftSchema(Schema):
    """What was done, on which day, with what result."""

    done_on = fields.Date(required=True)
    what = fields.String(required=True, validate=TEXT)
    result = fields.String(required=True, validate=TEXT)
    task_id = fields.UUID(load_default=None, allow_none=True)


class DoingSchema(Schema):
    """A record of doing."""

    id = fields.UUID(required=True)
    measure_id = fields.UUID(required=True)
    done_on = fields.Date(required=True)
    what = fields.String(required=True)
    result = fields.String(required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    at = fields.AwareDateTime(required=True)
    task_id = fields.UUID(required=True, allow_none=True)
    met_due_on = fields.Date(required=True, allow_none=True)


class SpotCheckDraftSchema(Schema):
    """On which day somebody looked, and what he found."""

    checked_on = fields.Date(required=True)
    conclusion = fields.String(required=True, validate=validate.OneOf(CONCLUSIONS))
    text = fields.String(required=True, validate=WORDS)


class SpotCheckSchema(SpotCheckDraftSchema):
    """What a spot check found, and who looked."""

    id = fields.UUID(required=True)
    doing_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class CheckedDoingSchema(DoingSchema):
    """A record of doing with what spot checks found."""

    spot_checks = fields.List(fields.Nested(SpotCheckSchema), required=True)


class DoingsSchema(Schema):
    items = fields.List(fields.Nested(CheckedDoingSchema), required=True)


class MeasureTaskDraftSchema(Schema):
    """A definite piece of work."""

    title = fields.String(required=True, validate=WORDS)
    post_id = fields.UUID(required=True)
    due_on = fields.Date(required=True)
    deliverable = fields.String(required=True, validate=WORDS)


class MeasureTaskSchema(MeasureTaskDraftSchema):
    """A definite piece of work and how it stands."""

    id = fields.UUID(required=True)
    measure_id = fields.UUID(required=True)
    state = fields.String(required=True)
    made_at = fields.AwareDateTime(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)


class MeasureTasksSchema(Schema):
    items = fields.List(fields.Nested(MeasureTaskSchema), required=True)


class MeasureTaskArguments(PageArguments):
    """Which pieces of work are asked for."""

    state = fields.String(load_default=None, validate=validate.OneOf(TASK_STATES))
    post_id = fields.UUID(load_default=None)


class ListedMeasureTaskSchema(MeasureTaskSchema):
    """A piece of work in a list, with its measure and the risk point it is for."""

    measure_text = fields.String(required=True)
    risk_point_id = fields.UUID(required=True)
    risk_point_number = fields.String(required=True)
    risk_point_title = fields.String(required=True)


class PostponementDraftSchema(Schema):
    """More time for a measure: until when, and why."""

    due_on = fields.Date(required=True)
    reason = fields.String(required=True, validate=WORDS)


class PostponementDecisionSchema(Schema):
    """Granted or refused; who refuses says why."""

    granted = fields.Boolean(required=True)
    opinion = fields.String(load_default="", validate=LINE)


class DeciderSchema(Schema):
    post = fields.String(required=True)
    name = fields.String(required=True)


class PostponementSchema(Schema):
    """A request for more time, who decides it, and what was decided."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    measure_id = fields.UUID(required=True)
    from_due_on = fields.Date(required=True)
    to_due_on = fields.Date(required=True)
    reason = fields.String(required=True)
    asked_by = fields.UUID(required=True)
    asked_name = fields.String(required=True)
    asked_post_id = fields.UUID(required=True, allow_none=True)
    asked_at = fields.AwareDateTime(required=True)
    state = fields.String(required=True, validate=validate.OneOf(POSTPONEMENT_STATES))
    decided_by = fields.UUID(required=True, allow_none=True)
    decided_name = fields.String(required=True)
    decided_at = fields.AwareDateTime(required=True, allow_none=True)
    opinion = fields.String(required=True)
    deciders = fields.List(fields.Nested(DeciderSchema), required=True)
    mine_to_decide = fields.Boolean(required=True)
    mine_to_withdraw = fields.Boolean(required=True)


class PostponementsSchema(Schema):
    items = fields.List(fields.Nested(PostponementSchema), required=True)


class SuitabilitySchema(Schema):
    """A verdict on a measure, with its reason."""

    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    opinion = fields.String(required=True, validate=LINE)


class SuitabilityReviewSchema(SuitabilitySchema):
    """A verdict, and whose it was."""

    id = fields.UUID(required=True)
    measure_id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)


class SuitabilityReviewsSchema(Schema):
    items = fields.List(fields.Nested(SuitabilityReviewSchema), required=True)


class UrgedMeasureSchema(Schema):
    measure_id = fields.UUID(required=True)


class MeasureUrgingSchema(Schema):
    """Which measures are urged about."""

    items = fields.List(
        fields.Nested(UrgedMeasureSchema), required=True, validate=validate.Length(1, 500)
    )


class MeasureArguments(PageArguments):
    """Which measures are asked for."""

    q = fields.String(load_default="", validate=validate.Length(max=200))
    due = fields.String(load_default=None, validate=validate.OneOf(("overdue", "soon")))
    kind = fields.String(load_default=None, validate=validate.OneOf(MEASURE_KINDS))
    phase = fields.String(load_default=None, validate=validate.OneOf(MEASURE_PHASES))
    standing = ASKED_STANDINGS
    status = fields.String(load_default=None, validate=validate.OneOf(("active", "retired")))
    suitability = fields.String(load_default=None, validate=validate.OneOf(VERDICTS))
    recurrence = fields.String(load_default=None, validate=validate.OneOf(tuple(RECURRENCES)))
    mechanism = fields.String(load_default=None, validate=validate.OneOf(MECHANISMS))
    needs_review = fields.Boolean(load_default=None)
    urgent = fields.Boolean(load_default=None)
    post_id = fields.UUID(load_default=None)
    department_id = fields.UUID(load_default=None)
    point_status = several(*RISK_POINT_STATUSES)
    rank = several("1", "2", "3", "none")
    doing = fields.String(load_default=None, validate=validate.OneOf(DOING_STATES))
    since = fields.Date(load_default=None)


class MeasureReadSchema(MeasureOfPointSchema, OnItsWaySchema):
    """A measure as it is read by itself, with how far it is."""


class ListedMeasureSchema(MeasureReadSchema):
    """A measure in a list, with the risk point it guards against."""

    number = fields.String(required=True)
    carried_out_by = fields.List(fields.String(), required=True)
    risk_point_number = fields.String(required=True)
    risk_point_title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    subject_type = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    responsible_leader = fields.String(required=True)
    last_done_on = fields.Date(required=True, allow_none=True)
    doing_count = fields.Integer(required=True)
    evidence_count = fields.Integer(required=True)


class ThinSchema(Schema):
    """Something thin about the measures of one risk point."""

    risk_point_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    code = fields.String(required=True)


class BarePostSchema(Schema):
    post_id = fields.UUID(required=True)
    post = fields.String(required=True)


COUNTED = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class MeasureReportSchema(Schema):
    """The measures in use, counted in every way the sources ask."""

    measures = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    by_phase = COUNTED
    by_kind = COUNTED
    by_means = COUNTED
    by_mechanism = COUNTED
    copied_texts = fields.Integer(required=True)
    warnings = fields.List(fields.Nested(ThinSchema), required=True)
    warning_count = fields.Integer(required=True)
    posts_without_measures = fields.List(fields.Nested(BarePostSchema), required=True)


class SuggestionSchema(Schema):
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    tools = fields.List(fields.String(), required=True)


class SuggestionsSchema(Schema):
    items = fields.List(fields.Nested(SuggestionSchema), required=True)
