"""Rounds of assessment, appraisals, reports and catalogues as documents."""

from marshmallow import Schema, fields, validate

from service.gradings.rules import CAPACITIES, PANELS, ROUND_KINDS
from service.http.gaps import GapMessage
from service.risks.schemas import LINE, MANY, RANK, WORDS, GradingProposalSchema
from service.tasks.rules import URGENCIES

NAME = validate.Length(1, 200)
POINTS = validate.Length(1, 200)


class GradingOutsiderSchema(Schema):
    """Somebody from outside the bureau who takes part."""

    name = fields.String(required=True, validate=NAME)
    capacity = fields.String(required=True, validate=validate.OneOf(CAPACITIES))


class GradingRoundDraftSchema(Schema):
    """A round to be convened: which points, by whom, until when."""

    title = fields.String(required=True, validate=NAME)
    department_id = fields.UUID(required=True)
    risk_point_ids = fields.List(fields.UUID(), required=True, validate=POINTS)
    panel = fields.String(load_default="collective", validate=validate.OneOf(PANELS))
    kind = fields.String(load_default="initial", validate=validate.OneOf(ROUND_KINDS))
    participant_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    outsiders = fields.List(fields.Nested(GradingOutsiderSchema), load_default=list, validate=MANY)
    due_on = fields.Date(load_default=None, allow_none=True)


class GradingParticipantSchema(Schema):
    name = fields.String(required=True)
    part = fields.String(required=True)
    person_id = fields.UUID()
    post = fields.String()


class GradingRoundSchema(Schema):
    """A round of assessment."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True)
    panel = fields.String(required=True)
    convened_by = fields.UUID(required=True)
    convened_name = fields.String(required=True)
    convened_on = fields.Date(required=True)
    department_id = fields.UUID(required=True)
    participants = fields.List(fields.Nested(GradingParticipantSchema), required=True)
    due_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True)


class SaidOfManifestationSchema(Schema):
    """What was found of one way the risk would show itself."""

    text = fields.String(required=True, validate=WORDS)
    assessment = fields.String(load_default="", validate=LINE)


class GradingRoundPointSchema(Schema):
    """A point of a round, and what the panel found."""

    risk_point_id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    grading_id = fields.UUID(required=True, allow_none=True)
    computed_rank = fields.Integer(required=True, allow_none=True)
    suggested_rank = fields.Integer(required=True, allow_none=True)
    manifestations = fields.List(fields.Dict(), required=True)
    opinion = fields.String(required=True)


class GradingRoundInFullSchema(GradingRoundSchema):
    """A round with its points."""

    points = fields.List(fields.Nested(GradingRoundPointSchema), required=True)


class AssessPointSchema(GradingProposalSchema):
    """What the panel found: scores and reasons, a suggested rank, each manifestation."""

    suggested_rank = fields.Integer(load_default=None, allow_none=True, strict=True, validate=RANK)
    manifestations = fields.List(
        fields.Nested(SaidOfManifestationSchema), load_default=list, validate=MANY
    )
    opinion = fields.String(load_default="", validate=LINE)


class SelfAssessmentSchema(GradingProposalSchema):
    """What the holder of a post finds himself."""

    comment = fields.String(load_default="", validate=LINE)


class RiskAssessmentSchema(Schema):
    """What one assessor made of a risk point; who it was from outside is not shown."""

    id = fields.UUID(required=True)
    risk_point_id = fields.UUID(required=True)
    kind = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    scores = fields.Dict(required=True)
    rationales = fields.Dict(required=True)
    consequence = fields.String(required=True, allow_none=True)
    computed_rank = fields.Integer(required=True)
    comment = fields.String(required=True)


class RiskAssessmentsSchema(Schema):
    items = fields.List(fields.Nested(RiskAssessmentSchema), required=True)


class GradingReportDraftSchema(Schema):
    """The opinions the report gives beside its scores."""

    opinions = fields.String(required=True, validate=WORDS)


class GradingReportSchema(Schema):
    """An edition of a grading report."""

    id = fields.UUID(required=True)
    round_id = fields.UUID(required=True)
    edition = fields.Integer(required=True)
    document = fields.Dict(required=True)
    digest = fields.Function(lambda one: one.digest.hex(), required=True)
    written_by = fields.UUID(required=True)
    written_name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class GradingReportsSchema(Schema):
    items = fields.List(fields.Nested(GradingReportSchema), required=True)


class AppraiserDraftSchema(Schema):
    """A representative to be asked, and about which points."""

    name = fields.String(required=True, validate=NAME)
    capacity = fields.String(required=True, validate=validate.OneOf(CAPACITIES))
    risk_point_ids = fields.List(fields.UUID(), required=True, validate=POINTS)
    person_id = fields.UUID(load_default=None, allow_none=True)
    days = fields.Integer(load_default=14, strict=True, validate=validate.Range(1, 60))


class AppraiserSchema(Schema):
    """A representative who was asked."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    capacity = fields.String(required=True)
    point_ids = fields.List(fields.UUID(), required=True)
    person_id = fields.UUID(required=True, allow_none=True)
    invited_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)
    finished_at = fields.AwareDateTime(required=True, allow_none=True)


class InvitedSchema(AppraiserSchema):
    """A representative newly asked; the text of his link is shown this once."""

    token = fields.String(required=True, allow_none=True)


class AppraisedFactorSchema(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class AppraisedTitleSchema(Schema):
    """A risk as representatives see it: no post, no holder."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    category = fields.String(required=True, allow_none=True)


class ToAppraiseSchema(Schema):
    """What a representative is asked about."""

    name = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)
    lowest = fields.Integer(required=True)
    highest = fields.Integer(required=True)
    factors = fields.List(fields.Nested(AppraisedFactorSchema), required=True)
    points = fields.List(fields.Nested(AppraisedTitleSchema), required=True)


class AppraisedItemSchema(Schema):
    """The scores of one risk, each with its reason."""

    risk_point_id = fields.UUID(required=True)
    scores = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.Integer(strict=True, validate=validate.Range(-100, 100)),
        required=True,
        validate=MANY,
    )
    rationales = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.String(validate=WORDS),
        load_default=dict,
        validate=MANY,
    )
    comment = fields.String(load_default="", validate=LINE)


class AppraisalSchema(Schema):
    """An appraisal of all the points asked about."""

    items = fields.List(fields.Nested(AppraisedItemSchema), required=True, validate=POINTS)


class GradingAnomalySchema(Schema):
    """Something that looks like playing a risk down, and what was answered to it."""

    code = fields.String(required=True)
    key = fields.String(required=True)
    number = fields.String(required=True)
    message = GapMessage(required=True)
    answer = fields.String(required=True, allow_none=True)
    answered_by = fields.String(required=True, allow_none=True)
    at = fields.AwareDateTime(required=True, allow_none=True)


class GradingAnomaliesSchema(Schema):
    items = fields.List(fields.Nested(GradingAnomalySchema), required=True)


class AnomalyAnswerSchema(Schema):
    """Why a grade is right although it looks too mild."""

    key = fields.String(required=True, validate=NAME)
    answer = fields.String(required=True, validate=WORDS)


class LoweringRequestSchema(Schema):
    """A grade to be lowered, with its reason and new evidence."""

    to_rank = fields.Integer(required=True, strict=True, validate=RANK)
    reason = fields.String(required=True, validate=WORDS)
    evidence = fields.String(required=True, validate=WORDS)
    attachment_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    urgency = fields.String(load_default=URGENCIES[0], validate=validate.OneOf(URGENCIES))


class LoweringRequestedSchema(Schema):
    """The case that was begun."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    state = fields.String(required=True)
    step_code = fields.String(required=True)


class RegradeSchema(Schema):
    """A grade that is due to be looked at again."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    at = fields.AwareDateTime(required=True)
    due_on = fields.Date(required=True)


class RegradesSchema(Schema):
    items = fields.List(fields.Nested(RegradeSchema), required=True)


class PostCatalogueSchema(Schema):
    """An edition of the catalogue of posts by grade."""

    id = fields.UUID(required=True)
    edition = fields.Integer(required=True)
    made_on = fields.Date(required=True)
    made_by = fields.UUID(required=True)
    made_name = fields.String(required=True)
    digest = fields.Function(lambda one: one.digest.hex(), required=True)


class PostCatalogueInFullSchema(PostCatalogueSchema):
    """An edition with the posts in it, the gravest first."""

    document = fields.Dict(required=True)
