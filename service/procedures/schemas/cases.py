"""Cases as documents."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from service.http.paging import PageArguments, page_schema
from service.procedures.schemas.faces import (
    ActSchema,
    CaseFileSchema,
    CopySchema,
    FaceLineSchema,
    RemarkSchema,
    WayStepSchema,
)
from service.procedures.schemas.parts import (
    CaseTitle,
    ItemOutcomeSchema,
    MeetingLineSchema,
    MissingSchema,
    Urgency,
    WhoSchema,
)
from service.tasks.rules import URGENCIES
from tenants.vocabulary import AMOUNT_KINDS, CASE_OBJECTS, CASE_STATES, DEFECTS

TEXT = validate.Length(1, 4000)
LINE = validate.Length(max=200)
MANY = validate.Length(1, 500)
FEW = validate.Length(max=500)
OBJECTS = tuple(kind for kind in CASE_OBJECTS if kind != "plan")


class CaseValuesSchema(Schema):
    """What belongs to a case as a whole: whom to hear, evidence, reasons."""

    sections = fields.List(fields.UUID(), validate=FEW)
    reason = fields.String(validate=validate.Length(max=4000))
    evidence = fields.String(validate=validate.Length(max=4000))
    to_rank = fields.Integer(validate=validate.Range(1, 3))
    amount = fields.String(validate=validate.Regexp(r"^[0-9]{1,18}(\.[0-9]{1,2})?$"))
    amount_kind = fields.String(validate=validate.OneOf(AMOUNT_KINDS))

    @validates_schema
    def refuse_sum_of_no_kind(self, values: dict[str, Any], **_: Any) -> None:
        """A sum is approved as something: funds, a purchase, a payment."""
        if "amount" in values and "amount_kind" not in values:
            raise ValidationError("kind-missing", "amount_kind")


class CaseStartSchema(Schema):
    """Records of the register to be sent for review together."""

    object_kind = fields.String(required=True, validate=validate.OneOf(OBJECTS))
    item_ids = fields.List(fields.UUID(), required=True, validate=MANY)
    title = fields.String(load_default="", validate=LINE)
    chain = fields.String(load_default=None, allow_none=True, validate=LINE)
    ad_hoc = fields.Boolean(load_default=False)
    urgency = fields.String(load_default=URGENCIES[0], validate=validate.OneOf(URGENCIES))
    values = fields.Nested(CaseValuesSchema, load_default=dict)


class UrgencySchema(Schema):
    """How urgent a case is."""

    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))


class AdvanceSchema(Schema):
    """A yes at a step."""

    opinion = fields.String(load_default="", validate=validate.Length(max=4000))
    items = fields.List(fields.Nested(ItemOutcomeSchema), load_default=None, validate=FEW)
    values = fields.Nested(CaseValuesSchema, load_default=None)


class EndingSchema(Schema):
    """Why records are rejected or withdrawn; without ids, all of the case."""

    reason = fields.String(required=True, validate=TEXT)
    item_ids = fields.List(fields.UUID(), load_default=None, allow_none=True, validate=MANY)


class RemarkDraftSchema(Schema):
    """What is wrong with one field of one record."""

    item_id = fields.UUID(load_default=None, allow_none=True)
    field = fields.String(required=True, validate=validate.Length(1, 200))
    text = fields.String(required=True, validate=TEXT)


class RemarkTickSchema(Schema):
    """Whether a remark is settled."""

    resolved = fields.Boolean(required=True)


class ReturnSchema(EndingSchema):
    """Why, to which step, and with which defects records go back (R-312)."""

    to_step = fields.String(load_default=None, allow_none=True, validate=LINE)
    field = fields.String(load_default="", validate=LINE)
    defects = fields.List(
        fields.String(validate=validate.OneOf(DEFECTS)), load_default=list, validate=FEW
    )
    remarks = fields.List(fields.Nested(RemarkDraftSchema), load_default=list, validate=FEW)


class OpinionDraftSchema(Schema):
    """What somebody asked has to say."""

    text = fields.String(required=True, validate=TEXT)
    field = fields.String(load_default="", validate=LINE)
    agreed = fields.Boolean(
        load_default=None, allow_none=True, metadata={"description": "加签须答同意或者不同意"}
    )


class ConsultationDraftSchema(Schema):
    """Whom to ask beside the chain, what, and until when."""

    department_ids = fields.List(fields.UUID(), load_default=list, validate=FEW)
    person_ids = fields.List(fields.UUID(), load_default=list, validate=FEW)
    question = fields.String(required=True, validate=TEXT)
    due_on = fields.Date(required=True)
    binding = fields.Boolean(load_default=False, metadata={"description": "加签：答复以前不能通过"})


class CopyDraftSchema(Schema):
    """Whom to let read a case, and why."""

    person_ids = fields.List(fields.UUID(), required=True, validate=FEW)
    note = fields.String(load_default="", validate=validate.Length(max=1000))


class OpinionAnswerSchema(Schema):
    """Whether an opinion was taken up, and if not, why."""

    adopted = fields.Boolean(required=True)
    reply = fields.String(load_default="", validate=validate.Length(max=4000))


class OpinionWithdrawalSchema(Schema):
    """Why what was asked is not asked any more, if it is said."""

    reason = fields.String(load_default="", validate=validate.Length(max=1000))


class OpinionSchema(Schema):
    """An opinion asked for, and what became of it."""

    id = fields.UUID(required=True)
    step_id = fields.UUID(required=True)
    asked = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    person_id = fields.UUID(required=True, allow_none=True)
    person_name = fields.String(required=True)
    text = fields.String(required=True)
    field = fields.String(required=True)
    at = fields.DateTime(required=True, allow_none=True)
    adopted = fields.Boolean(required=True, allow_none=True)
    reply = fields.String(required=True)
    binding = fields.Boolean(required=True)
    agreed = fields.Boolean(required=True, allow_none=True)
    withdrawn_at = fields.DateTime(required=True, allow_none=True)
    withdrawn_reason = fields.String(required=True)
    asked_person_id = fields.UUID(required=True, allow_none=True)


class OpinionOfCaseSchema(OpinionSchema):
    """An opinion beside its case: whom it was asked of, by name."""

    department = fields.String(required=True)
    asked_zh = fields.String(required=True)
    asked_en = fields.String(required=True)
    asked_by = fields.UUID(required=True, allow_none=True)
    asked_by_name = fields.String(required=True)
    question = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)


class CaseFilterSchema(PageArguments):
    """Which cases to list."""

    state = fields.String(load_default=None, validate=validate.OneOf(CASE_STATES))
    object_kind = fields.String(load_default=None, validate=validate.OneOf(CASE_OBJECTS))
    department_id = fields.UUID(load_default=None)
    cycle_id = fields.UUID(load_default=None)
    item_id = fields.UUID(load_default=None)
    chain_code = fields.String(load_default=None, validate=LINE)
    late = fields.Boolean(load_default=False)


class CaseLineSchema(Schema):
    """A case in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = CaseTitle(required=True)
    chain_code = fields.String(required=True)
    object_kind = fields.String(required=True)
    subject_type = fields.String(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    rank = fields.Integer(required=True, allow_none=True)
    lowers = fields.Boolean(required=True)
    state = fields.String(required=True)
    step_code = fields.String(required=True)
    step_zh = fields.String(required=True)
    step_en = fields.String(required=True)
    step_type = fields.String(required=True)
    round = fields.Integer(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    urgency = Urgency(required=True)
    ad_hoc = fields.Boolean(required=True)
    started_by = fields.UUID(required=True)
    started_at = fields.DateTime(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    cycle_id = fields.UUID(required=True, allow_none=True)
    split_from = fields.UUID(required=True, allow_none=True)


class CaseItemSchema(Schema):
    """A record of a case; `decided` is how it read when it was decided."""

    item_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    item_version = fields.Integer(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    lowers = fields.Boolean(required=True)
    state = fields.String(required=True)
    outcome = fields.Dict(required=True)
    decided = fields.Dict(required=True, allow_none=True)
    rank_label = fields.String(required=True)
    face = fields.List(fields.Nested(FaceLineSchema), required=True)
    standing = fields.String()
    late_days = fields.Integer()


class CaseStepSchema(Schema):
    """A step a case went through or stands at."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    code = fields.String(required=True)
    type = fields.String(required=True)
    acting = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    round = fields.Integer(required=True)
    state = fields.String(required=True)
    opened_at = fields.DateTime(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    person_id = fields.UUID(required=True, allow_none=True)
    person_name = fields.String(required=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    opinion = fields.String(required=True)
    to_step = fields.String(required=True)
    field = fields.String(required=True)
    defects = fields.List(fields.String(), required=True)
    meeting_id = fields.UUID(required=True, allow_none=True)
    facts = fields.Dict(required=True)
    by_zh = fields.String(required=True)
    by_en = fields.String(required=True)
    hours = fields.Float(required=True, metadata={"description": "办理用时(小时)"})
    on_behalf_of_name = fields.String(required=True)
    waiting_for = fields.List(fields.String(), required=True)


class CaseSchema(CaseLineSchema):
    """A case with all there is to know of it."""

    started_by_name = fields.String(required=True)
    started_post_title = fields.String(required=True)
    department = fields.String(required=True)
    post = fields.String(required=True)
    object_label = fields.String(required=True)
    state_label = fields.String(required=True)
    rank_label = fields.String(required=True)
    way = fields.List(fields.Nested(WayStepSchema), required=True)
    remarks = fields.List(fields.Nested(RemarkSchema), required=True)
    attachments = fields.List(fields.Nested(CaseFileSchema), required=True)
    acts = fields.List(fields.Nested(ActSchema), required=True)

    values = fields.Dict(required=True)
    chain = fields.Dict(required=True)
    items = fields.List(fields.Nested(CaseItemSchema), required=True)
    steps = fields.List(fields.Nested(CaseStepSchema), required=True)
    opinions = fields.List(fields.Nested(OpinionOfCaseSchema), required=True)
    copies = fields.List(fields.Nested(CopySchema), required=True)
    meetings = fields.List(fields.Nested(MeetingLineSchema), required=True)
    missing = fields.List(fields.Nested(MissingSchema), required=True)
    who_can = fields.List(fields.Nested(WhoSchema), required=True)
    may_act = fields.Boolean(required=True)


CasePageSchema = page_schema(CaseLineSchema)
