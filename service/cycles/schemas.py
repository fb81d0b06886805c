"""Cycles and their plans as documents."""

from typing import Any

from marshmallow import Schema, fields, post_load, utils, validate

from service.cycles.conditions import WORDS
from service.cycles.models import NOTE_KINDS, OUTCOMES, PLAN_STATES
from service.exchange.schemas import PartySchema
from service.http.gaps import Gap
from service.http.paging import PageArguments
from tenants.vocabulary import CYCLE_PHASES

NAME_OR_NOTHING = validate.Length(max=100)
YEARS = validate.Range(2000, 2100)
NAME = validate.Length(1, 100)


class CycleDraftSchema(Schema):
    year = fields.Integer(required=True, strict=True, validate=YEARS)
    stock_taking = fields.Boolean(load_default=False)


class OpenedOn(fields.Date):
    """The day a year was opened; a drafted one was not yet."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        drafted = utils.get_value(obj, "state") == "draft"
        return None if drafted else super()._serialize(value, attr, obj, **kwargs)


class CycleSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    state = fields.String(required=True)
    opened_on = OpenedOn(required=True, allow_none=True)
    stock_taking = fields.Boolean(required=True)
    title = fields.String(required=True)
    plan_sender_id = fields.Integer(required=True, allow_none=True)
    plan_edition = fields.Integer(required=True, allow_none=True)
    returned_on = fields.Date(required=True, allow_none=True)
    approved_on = fields.Date(required=True, allow_none=True)
    approval = fields.String(required=True)
    closed_on = fields.Date(required=True, allow_none=True)
    profile = fields.String(required=True, attribute="profile.code")


class StageSchema(Schema):
    """One stage of the year: from its first day to the end of its last."""

    code = fields.String(load_default="", validate=validate.Length(max=50))
    name = fields.String(required=True, validate=NAME)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    note = fields.String(load_default="", validate=validate.Length(max=1000))

    @post_load
    def written(self, stage: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Keep days as they are written in JSON."""
        days = {day: stage[day].isoformat() for day in ("starts_on", "due_on")}
        return {**stage, **days}


class PlanChangeSchema(Schema):
    title = fields.String(required=True, validate=NAME)
    stages = fields.List(fields.Nested(StageSchema), required=True, validate=validate.Length(1, 50))


class PlanDraftSchema(PlanChangeSchema):
    year = fields.Integer(required=True, strict=True, validate=YEARS)


class WrittenStageSchema(Schema):
    code = fields.String()
    name = fields.String(required=True)
    starts_on = fields.String(required=True)
    due_on = fields.String(required=True)
    note = fields.String(required=True)


class PlanArguments(PageArguments):
    state = fields.String(load_default=None, validate=validate.OneOf(PLAN_STATES))


class PlanSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    year = fields.Integer(required=True)
    edition = fields.Integer(required=True)
    title = fields.String(required=True)
    stages = fields.List(fields.Nested(WrittenStageSchema), required=True)
    starts_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    state = fields.String(required=True)
    written_by = fields.UUID(required=True)
    issued_at = fields.DateTime(required=True, allow_none=True)


class PlanReceiptSchema(Schema):
    """Whether a plan came to one of those below, and who signed for it there."""

    tenant = fields.Nested(PartySchema, required=True)
    delivered_at = fields.DateTime(required=True, allow_none=True)
    signed_at = fields.String(required=True, allow_none=True)
    signed_by = fields.String(required=True)
    post = fields.String(required=True)


class PlanReceiptListSchema(Schema):
    items = fields.List(fields.Nested(PlanReceiptSchema), required=True)


class ReceivedPlanSchema(Schema):
    """A plan of a leading group above, in the edition that is in force."""

    document_id = fields.UUID(required=True)
    issuer = fields.String(required=True)
    year = fields.Integer(required=True)
    edition = fields.Integer(required=True)
    title = fields.String(required=True)
    stages = fields.List(fields.Nested(WrittenStageSchema), required=True)
    issued_at = fields.String(required=True)
    received_at = fields.DateTime(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class ReceivedPlanListSchema(Schema):
    items = fields.List(fields.Nested(ReceivedPlanSchema), required=True)


class OwnStageSchema(Schema):
    """A stage of the bureau's own plan."""

    code = fields.String(required=True, validate=validate.Regexp(r"^[a-z][a-z0-9_]{1,40}$"))
    name = fields.String(required=True, validate=NAME)
    phase = fields.String(required=True, validate=validate.OneOf(CYCLE_PHASES))
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    conditions = fields.List(fields.String(validate=validate.OneOf(WORDS)), load_default=list)
    note = fields.String(load_default="", validate=validate.Length(max=1000))


class SuperiorDocumentSchema(Schema):
    """The document of the superior organ the plan rests on (R-466)."""

    title = fields.String(required=True, validate=NAME)
    number = fields.String(load_default="", validate=NAME_OR_NOTHING)
    issuer = fields.String(load_default="", validate=NAME_OR_NOTHING)
    issued_on = fields.String(load_default="", validate=NAME_OR_NOTHING)


class CyclePlanningSchema(Schema):
    """A year's work plan: from the leading group's document, with own stages, or the usual ones."""

    year = fields.Integer(required=True, strict=True, validate=YEARS)
    title = fields.String(load_default="", validate=NAME_OR_NOTHING)
    document_id = fields.UUID(load_default=None)
    stages = fields.List(
        fields.Nested(OwnStageSchema), load_default=list, validate=validate.Length(max=30)
    )
    superior_document = fields.Nested(SuperiorDocumentSchema, load_default=None)


class ApprovalSchema(Schema):
    approval = fields.String(required=True, validate=validate.Length(1, 500))


class ClosureSchema(Schema):
    despite_gaps = fields.String(load_default="", validate=validate.Length(max=1000))


class TaskDraftSchema(Schema):
    title = fields.String(required=True, validate=validate.Length(1, 500))
    deliverable = fields.String(load_default="", validate=validate.Length(max=500))
    key_work = fields.String(load_default="", validate=validate.Length(max=500))
    post_id = fields.UUID(load_default=None, allow_none=True)
    due_on = fields.Date(load_default=None, allow_none=True)


class TaskSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage_id = fields.UUID(required=True)
    title = fields.String(required=True)
    deliverable = fields.String(required=True)
    key_work = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    due_on = fields.Date(required=True, allow_none=True)
    done_on = fields.Date(required=True, allow_none=True)
    result = fields.String(required=True)


class TaskResultSchema(Schema):
    result = fields.String(required=True, validate=validate.Length(1, 2000))


class YearStageSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True)
    position = fields.Integer(required=True)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    outer_due_on = fields.Date(required=True, allow_none=True)
    conditions = fields.List(fields.String(), required=True)
    note = fields.String(required=True)
    deliverable = fields.String(required=True, metadata={"description": "产出物"})
    department_id = fields.UUID(
        required=True, allow_none=True, metadata={"description": "责任单位（科室）"}
    )
    remind_days = fields.Integer(
        required=True, allow_none=True, metadata={"description": "截止前多少天提醒责任单位"}
    )
    report = fields.String(required=True)
    completed_on = fields.Date(required=True, allow_none=True)


class StageWithTasksSchema(YearStageSchema):
    tasks = fields.List(fields.Nested(TaskSchema), required=True)


class StageWithMissingSchema(StageWithTasksSchema):
    missing = fields.List(Gap(), required=True)


class StageChangeSchema(Schema):
    """The days of a stage; until the plan is approved also what it brings and who answers."""

    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    note = fields.String(load_default="", validate=validate.Length(max=1000))
    deliverable = fields.String(validate=validate.Length(max=500))
    department_id = fields.UUID(allow_none=True)
    remind_days = fields.Integer(allow_none=True, validate=validate.Range(1, 60))


class StageReportSchema(Schema):
    report = fields.String(required=True, validate=validate.Length(1, 5000))


class NoteDraftSchema(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(NOTE_KINDS))
    text = fields.String(required=True, validate=validate.Length(1, 5000))
    subject_id = fields.UUID(load_default=None)


class NoteSchema(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    at = fields.DateTime(required=True)
    person_name = fields.String(required=True)
    subject_id = fields.UUID(required=True, allow_none=True)


class CycleWithStagesSchema(CycleSchema):
    superior_document = fields.Raw(required=True)
    stages = fields.List(fields.Nested(StageWithTasksSchema), required=True)
    notes = fields.List(fields.Nested(NoteSchema), required=True)


class ConfirmationArguments(PageArguments):
    pending = fields.Boolean(load_default=False)
    mine = fields.Boolean(load_default=False, metadata={"description": "只列本人可以确认的"})
    subject_id = fields.UUID(
        load_default=None,
        metadata={"description": "只列一件待办所问的：一个岗位、科室或领导班子的"},
    )


class ConfirmingSchema(Schema):
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    note = fields.String(load_default="", validate=validate.Length(max=2000))


class ConfirmationSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    risk_point_id = fields.UUID(required=True)
    outcome = fields.String(required=True, allow_none=True)
    note = fields.String(required=True)
    decided_on = fields.Date(required=True, allow_none=True)


class ListedConfirmationSchema(ConfirmationSchema):
    """A confirmation in the year's list, with the point it is about."""

    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    subject_type = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    may_confirm = fields.Boolean(required=True)
    may_retire = fields.Boolean(required=True)
