"""The form as it is read again, and what came of checking it."""

from typing import Any

from marshmallow import Schema, fields, validate

from service.flowcharts.schemas.charts import FlowchartChangeSchema
from service.flowcharts.schemas.graphs import FlowEdgeSchema, FlowStepDraftSchema, FlowStepSchema
from service.http.messages import field_text, filled, gap_text, problem_text
from service.measures.schemas import MeasureDraftSchema
from service.powers.schemas import PowerChangeSchema
from service.powers.schemas.catalogue import CleanupSchema
from service.procedures.schemas.parts import MissingSchema
from service.registrations.rules import STEPS
from service.registrations.schemas.drafts import RegisteredPointSchema
from service.risks.schemas import GradingProposalSchema

FEW = 2
STATES = ("empty", "in_progress", "complete", "wrong")


class RegistrationDeskSchema(Schema):
    role = fields.String(required=True)
    post = fields.String(required=True)
    name = fields.String(required=True)


class WayMessage(fields.String):
    """The sentence of where it goes, in the reader's language."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        facts = {"who": _named(obj["who"]), "days": obj["working_days"]}
        return filled(field_text(_term(obj)), facts)


def _term(way: Any) -> str:
    """Choose the sentence: entered by hand, waiting, kept back, or on its way."""
    if way["by_hand"]:
        return "registration by hand"
    if way["step"] is None:
        return "registration waits"
    if way["missing"]:
        return "registration stays"
    return "registration goes within" if way["working_days"] else "registration goes"


def _named(who: Any) -> str:
    """Name the desk shortly: one or two by name, more as one and the others."""
    if len(who) > FEW:
        facts = {"name": who[0]["name"], "count": len(who), "post": who[0]["post"]}
        return filled(field_text("registration one of many"), facts)
    return "、".join(
        f"{one['name']}（{one['post']}）" if one["name"] else one["post"] for one in who
    )


class RegistrationWaySchema(Schema):
    """Where some records lie once sent, who acts and until when; `missing` keeps them there."""

    object_kind = fields.String(required=True)
    subject_type = fields.String(required=True)
    chain = fields.String(required=True, allow_none=True)
    step = fields.String(required=True, allow_none=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    item_count = fields.Integer(required=True)
    who = fields.List(fields.Nested(RegistrationDeskSchema), required=True)
    due_on = fields.Date(required=True, allow_none=True)
    working_days = fields.Integer(required=True, allow_none=True)
    mine = fields.Boolean(required=True)
    missing = fields.List(fields.Nested(MissingSchema), required=True)
    by_hand = fields.Boolean(required=True)
    message = WayMessage(required=True)


class ProblemMessage(fields.String):
    """What is wrong, in the reader's language."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        said = gap_text(obj.code, obj.facts)
        return said if said != obj.code else problem_text(obj.code, obj.code, obj.facts)[1]


class RegistrationProblemSchema(Schema):
    """One thing wrong or lacking, at its place in the form."""

    pointer = fields.String(required=True)
    code = fields.String(required=True)
    wrong = fields.Boolean(required=True)
    blocking = fields.Boolean(required=True)
    message = ProblemMessage(required=True)


class RegistrationStepSchema(Schema):
    """One step of the form."""

    step = fields.String(required=True, validate=validate.OneOf(STEPS))
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    problems = fields.List(fields.Nested(RegistrationProblemSchema), required=True)


class RegistrationCheckedSchema(Schema):
    """How far each step has come, and who gets it; `ranks` are the computed grades, in order."""

    steps = fields.List(fields.Nested(RegistrationStepSchema), required=True)
    next = fields.List(fields.Nested(RegistrationWaySchema), required=True)
    ranks = fields.List(fields.Integer(allow_none=True), required=True)
    complete = fields.Boolean(required=True)


class ChartOfFormSchema(FlowchartChangeSchema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    status = fields.String(required=True)
    steps = fields.List(fields.Nested(FlowStepSchema), required=True)
    edges = fields.List(fields.Nested(FlowEdgeSchema), required=True)


class ScoredOfFormSchema(GradingProposalSchema):
    proposed_rank = fields.Integer(required=True, allow_none=True)


class MeasureOfFormSchema(MeasureDraftSchema):
    """A measure; while it waits for its point to be confirmed it has no id yet."""

    id = fields.UUID()
    waiting = fields.Boolean(required=True)


class PointOfFormSchema(RegisteredPointSchema):
    number = fields.String(required=True)
    status = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    proposed_rank = fields.Integer(required=True, allow_none=True)
    confirmed = fields.Boolean(required=True)
    grading = fields.Nested(ScoredOfFormSchema, required=True, allow_none=True)
    measures = fields.List(fields.Nested(MeasureOfFormSchema), required=True)


class CaseOfFormSchema(Schema):
    """A case the registration runs in, and whom it waits for."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    object_kind = fields.String(required=True)
    state = fields.String(required=True)
    step_code = fields.String(required=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    waiting_for = fields.List(fields.String(), required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    missing = fields.List(fields.Nested(MissingSchema), required=True)


class RegistrationSchema(Schema):
    """The whole form, so that it can be opened again."""

    power_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("draft", "sent")))
    number = fields.String(required=True)
    status = fields.String(required=True)
    sent_at = fields.AwareDateTime(required=True, allow_none=True)
    power = fields.Nested(PowerChangeSchema, required=True)
    cleanup = fields.Nested(CleanupSchema, required=True, allow_none=True)
    flowchart = fields.Nested(ChartOfFormSchema, required=True, allow_none=True)
    risk_points = fields.List(fields.Nested(PointOfFormSchema), required=True)
    cases = fields.List(fields.Nested(CaseOfFormSchema), required=True)
    next = fields.List(fields.Nested(RegistrationWaySchema), required=True)


class PrefillArguments(Schema):
    """For which section; without one, for the own."""

    department_id = fields.UUID(load_default=None)


class RegistrationSectionSchema(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)


class PostOfDutySchema(Schema):
    post_id = fields.UUID(required=True)
    post = fields.String(required=True)
    names = fields.List(fields.String(), required=True)


class PostsByDutySchema(Schema):
    handling = fields.List(fields.Nested(PostOfDutySchema), required=True)
    reviewing = fields.List(fields.Nested(PostOfDutySchema), required=True)
    deciding = fields.List(fields.Nested(PostOfDutySchema), required=True)


class FlowTemplateEdgeSchema(Schema):
    source = fields.String(required=True)
    target = fields.String(required=True)


class FlowTemplateSchema(Schema):
    """A flow to begin with, its posts filled in."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    categories = fields.List(fields.String(), required=True)
    conditions = fields.String(required=True)
    materials = fields.List(fields.String(), required=True)
    supervision_channels = fields.String(required=True)
    counterpart_rights = fields.String(required=True)
    complaint_route = fields.String(required=True)
    limit_value = fields.Integer(required=True)
    limit_unit = fields.String(required=True)
    limit_days = fields.String(required=True)
    steps = fields.List(fields.Nested(FlowStepDraftSchema), required=True)
    edges = fields.List(fields.Nested(FlowTemplateEdgeSchema), required=True)


class FlowTemplatesSchema(Schema):
    items = fields.List(fields.Nested(FlowTemplateSchema), required=True)


class RegistrationPrefillSchema(Schema):
    """What the form begins with."""

    department = fields.Nested(RegistrationSectionSchema, required=True)
    exercising_subject = fields.String(required=True)
    posts = fields.Nested(PostsByDutySchema, required=True)
    templates = fields.List(fields.Nested(FlowTemplateSchema), required=True)
