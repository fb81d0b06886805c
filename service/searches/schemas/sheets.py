"""Sheets as documents."""

from marshmallow import Schema, fields, validate

from service.http.gaps import Gap
from service.http.paging import PageArguments, several
from service.risks.schemas import LINE, MANY, RANK, TEXT, TITLE, RiskPointChangeSchema
from service.searches.rules.vocabulary import (
    ANSWERS,
    EVERY_PART,
    FOUND_IN,
    INPUT_KINDS,
    SHEET_STATES,
)
from service.tasks.rules import URGENCIES
from tenants.vocabulary import DEFECTS, SUBJECT_TYPES, TOPICS

SAID = validate.Length(1, 4000)
SEVERAL = validate.Length(max=500)


class SheetArguments(PageArguments):
    """Which sheets are asked for."""

    campaign_id = fields.UUID(load_default=None)
    department_id = fields.UUID(load_default=None)
    post_id = fields.UUID(load_default=None)
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2200))
    state = several(*SHEET_STATES)
    subject_type = several(*SUBJECT_TYPES)


class ExtraSheetSchema(Schema):
    """A sheet outside the plan, for what was found between two searches (R-110)."""

    subject_type = fields.String(required=True, validate=validate.OneOf(SUBJECT_TYPES))
    department_id = fields.UUID(load_default=None, allow_none=True)
    post_id = fields.UUID(load_default=None, allow_none=True)
    topic = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(TOPICS))


class BlankSchema(Schema):
    """A part left blank, and why."""

    part = fields.String(required=True, validate=validate.OneOf(EVERY_PART))
    power_id = fields.UUID(load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=LINE)


class InputSchema(Schema):
    """Something the section compared itself with."""

    kind = fields.String(required=True, validate=validate.OneOf(INPUT_KINDS))
    text = fields.String(required=True, validate=TEXT)


class ParticipantSchema(Schema):
    """Somebody of the section: there, or away for a reason."""

    person_id = fields.UUID(required=True)
    name = fields.String(load_default="", validate=LINE)
    present = fields.Boolean(required=True)
    reason = fields.String(load_default="", validate=LINE)


class GatheringSchema(Schema):
    """A meeting of the section on its search, as it was held."""

    number = fields.Integer(required=True, validate=validate.Range(1, 9))
    held_on = fields.Date(required=True)
    place = fields.String(load_default="", validate=LINE)
    record = fields.String(load_default="", validate=TEXT)


class SheetChangeSchema(Schema):
    """What is written on a sheet so far."""

    step = fields.Integer(strict=True, validate=validate.Range(0, 4))
    blanks = fields.List(fields.Nested(BlankSchema), validate=SEVERAL)
    inputs = fields.List(fields.Nested(InputSchema), validate=MANY)
    participants = fields.List(fields.Nested(ParticipantSchema), validate=SEVERAL)
    meetings = fields.List(fields.Nested(GatheringSchema), validate=validate.Length(max=9))


class SheetLineSchema(Schema):
    """A sheet as lists show it."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    campaign_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    subject_type = fields.String(required=True)
    coverage = fields.String(required=True)
    due_on = fields.Date(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    topic = fields.String(required=True, allow_none=True)
    ad_hoc = fields.Boolean(required=True)
    state = fields.String(required=True)
    step = fields.Integer(required=True)
    submitted_at = fields.AwareDateTime(required=True, allow_none=True)
    submitted_name = fields.String(required=True)
    returned_reason = fields.String(required=True)


class SheetSchema(SheetLineSchema):
    """A sheet with all that is on it."""

    blanks = fields.List(fields.Dict(), required=True)
    inputs = fields.List(fields.Dict(), required=True)
    participants = fields.List(fields.Dict(), required=True)
    meetings = fields.List(fields.Dict(), required=True)
    statement = fields.String(required=True)
    submitted_post = fields.String(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    warnings = fields.List(fields.Dict(), required=True)
    copies = fields.List(fields.Dict(), required=True)
    returns = fields.List(fields.Dict(), required=True)
    returned_field = fields.String(required=True)
    case_ids = fields.List(fields.String(), required=True)
    campaign = fields.Dict(required=True)
    late = fields.Boolean(required=True)
    subject = fields.Dict(required=True)
    parts = fields.List(fields.String(), required=True)
    wizard = fields.List(fields.Dict(), required=True)
    checklist = fields.List(fields.Dict(), required=True)
    focus = fields.List(fields.Dict(), required=True)
    points = fields.List(fields.Dict(), required=True)
    raised = fields.List(fields.Dict(), required=True)
    examined = fields.List(fields.Dict(), required=True)
    sources = fields.List(fields.Dict(), required=True)
    members = fields.List(fields.Dict(), required=True)
    reviews = fields.List(fields.Dict(), required=True)
    meetings_held = fields.List(fields.Dict(), required=True)
    final_method = fields.String(required=True, allow_none=True)
    locked_by = fields.List(fields.String(), required=True)
    gaps = fields.List(Gap(), required=True)


class WaitingMeasureSchema(Schema):
    """A measure written with a point that is not confirmed yet."""

    text = fields.String(required=True, validate=SAID)
    due_on = fields.Date(load_default=None, allow_none=True)


class SheetPointDraftSchema(RiskPointChangeSchema):
    """A candidate point; its subject is that of the sheet."""

    class Meta:
        """Where the sheet itself says it."""

        exclude = ("subject_type", "department_id", "post_id", "topic")

    title = fields.String(required=True, validate=TITLE)
    part = fields.String(required=True, validate=validate.OneOf(EVERY_PART))
    found_in = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(FOUND_IN))
    provisional_rank = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=RANK
    )
    contribution_id = fields.UUID(load_default=None, allow_none=True)
    measures = fields.List(fields.Nested(WaitingMeasureSchema), load_default=list, validate=MANY)


class AnswerSchema(Schema):
    """What became of a line of the sheet."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    reason = fields.String(load_default="", validate=LINE)
    part = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(EVERY_PART))
    measures = fields.List(fields.Nested(WaitingMeasureSchema), validate=MANY)


class ContributionDraftSchema(Schema):
    """Something a colleague, a leader or somebody outside sees."""

    text = fields.String(required=True, validate=SAID)
    risk_point_id = fields.UUID(load_default=None, allow_none=True)
    from_outside = fields.Boolean(load_default=False)
    person_written = fields.String(load_default="", validate=LINE)


class ReplySchema(Schema):
    """Why something that was raised is no risk here."""

    reply = fields.String(required=True, validate=SAID)


class ExaminedSchema(Schema):
    """The signed mark "examined, none found" of one step of a power."""

    power_id = fields.UUID(required=True)
    flow_step_id = fields.UUID(load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=LINE)


class SubmissionSchema(Schema):
    """The signature under a sheet."""

    statement = fields.String(load_default="", validate=TEXT)
    urgency = fields.String(load_default=URGENCIES[0], validate=validate.OneOf(URGENCIES))


class SheetReturnSchema(Schema):
    """Why a sheet goes back."""

    reason = fields.String(required=True, validate=SAID)
    defects = fields.List(
        fields.String(validate=validate.OneOf(DEFECTS)),
        required=True,
        validate=validate.Length(1, 6),
    )
    field = fields.String(load_default="", validate=LINE)


class ReasonGivenSchema(Schema):
    """A reason."""

    reason = fields.String(required=True, validate=SAID)


class SheetPointSchema(Schema):
    """A line of a sheet."""

    sheet_id = fields.UUID(required=True)
    risk_point_id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    kind = fields.String(required=True)
    part = fields.String(required=True)
    answer = fields.String(required=True)
    reason = fields.String(required=True)
    found_in = fields.String(required=True, allow_none=True)
    provisional_rank = fields.Integer(required=True, allow_none=True)
    case_id = fields.UUID(required=True, allow_none=True)
    measures = fields.List(fields.Dict(), required=True)


class ContributionSchema(Schema):
    """Who found, raised or helped with what."""

    id = fields.UUID(required=True)
    sheet_id = fields.UUID(required=True)
    risk_point_id = fields.UUID(required=True, allow_none=True)
    method = fields.String(required=True)
    person_name = fields.String(required=True)
    post_title = fields.String(required=True)
    text = fields.String(required=True)
    reply = fields.String(required=True)
    from_outside = fields.Boolean(required=True)
    at = fields.AwareDateTime(required=True)


class ExaminedCellSchema(Schema):
    """A signed mark "examined, none found"."""

    id = fields.UUID(required=True)
    sheet_id = fields.UUID(required=True)
    power_id = fields.UUID(required=True)
    flow_step_id = fields.UUID(required=True, allow_none=True)
    reason = fields.String(required=True)
    signed_name = fields.String(required=True)
    signed_post = fields.String(required=True)
    signed_at = fields.AwareDateTime(required=True)
