"""To-dos as documents."""

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.http.gaps import Gap
from service.http.paging import PageArguments, several
from service.tasks.boxes import BOXES
from service.tasks.rules import URGENCIES
from tenants.vocabulary import CASE_OBJECTS

MOST_TOGETHER = 100
OUTCOMES = ("approved", "already", "set_apart", "refused", "undone")


class TaskArguments(PageArguments):
    """Which box, about which kinds of record or matter, how urgent, from whom, in which words."""

    box = fields.String(load_default="waiting", validate=validate.OneOf(BOXES))
    object_kind = several(*CASE_OBJECTS)
    matter = DelimitedList(
        fields.String(validate=validate.Length(1, 40)),
        load_default=(),
        metadata={"description": "事项类型"},
    )
    urgency = fields.String(load_default=None, validate=validate.OneOf(URGENCIES))
    person_id = fields.UUID(load_default=None, metadata={"description": "送办人或发起人"})
    q = fields.String(
        load_default=None,
        validate=validate.Length(max=100),
        metadata={"description": "标题、编号里的字词"},
    )


class NamedSchema(Schema):
    """Somebody by name."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class AbleSchema(NamedSchema):
    """Somebody who could do it, and as what."""

    title = fields.String(required=True)


class TaskStepSchema(Schema):
    """The step of a review chain that waits."""

    code = fields.String(required=True, allow_none=True)
    type = fields.String(required=True, allow_none=True)
    zh = fields.String(required=True, allow_none=True)
    en = fields.String(required=True, allow_none=True)


class SummarySchema(Schema):
    """One thing a to-do says in short."""

    label = fields.String(required=True)
    value = fields.String(required=True)


class TaskSchema(Schema):
    """One line of a box: what waits, until when, sent by whom, on whose behalf."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    box = fields.String(required=True)
    state = fields.String(required=True)
    number = fields.String(required=True, allow_none=True)
    object_kind = fields.String(required=True, allow_none=True)
    matter = fields.String(required=True, metadata={"description": "事项类型"})
    summary = fields.List(fields.Nested(SummarySchema), required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    case_id = fields.UUID(required=True, allow_none=True)
    step = fields.Nested(TaskStepSchema, required=True, allow_none=True)
    field = fields.String(required=True, metadata={"description": "退回修改时批注所在的栏目"})
    comment = fields.String(required=True, metadata={"description": "退回的理由"})
    note = fields.String(required=True, metadata={"description": "抄送时写的话"})
    item_id = fields.UUID(required=True, allow_none=True)
    reminded_times = fields.Integer(required=True, metadata={"description": "已催办次数"})
    rank = fields.Integer(required=True, allow_none=True)
    rank_label = fields.String(required=True)
    shape = fields.String(required=True)
    lowers = fields.Boolean(required=True)
    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))
    due_on = fields.Date(required=True, allow_none=True)
    remaining_working_days = fields.Integer(
        required=True, allow_none=True, metadata={"description": "负数为已逾期的工作日数"}
    )
    overdue = fields.Boolean(required=True)
    sender_name = fields.String(required=True)
    started_at = fields.DateTime(required=True, metadata={"description": "整件事项的发起时间"})
    opened_at = fields.DateTime(required=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    closed_by_name = fields.String(required=True)
    post_id = fields.UUID(required=True, allow_none=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.Nested(NamedSchema, required=True, allow_none=True)
    handed_over_by_name = fields.String(required=True)
    handed_over_to_name = fields.String(required=True)
    read = fields.Boolean(required=True)
    waiting_for = fields.List(fields.Nested(NamedSchema), required=True)


class CallSchema(Schema):
    """What a notice of a meeting says."""

    number = fields.String(required=True)
    title = fields.String(required=True)
    held_on = fields.Date(required=True)
    hour = fields.String(required=True)
    place = fields.String(required=True)
    items = fields.List(fields.String(), required=True)


class TaskInFullSchema(TaskSchema):
    """One to-do, and whom it could be handed over to; of a meeting, what its notice says."""

    meeting = fields.Nested(CallSchema, required=True, allow_none=True)

    because = fields.String(required=True, metadata={"description": "为何要看"})
    may_stay = fields.Boolean(required=True, metadata={"description": "看过以后可以答复无需修改"})
    can_take_over = fields.List(fields.Nested(AbleSchema), required=True)


class TaskCountsSchema(Schema):
    """What the boxes hold."""

    waiting = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    due_today = fields.Integer(required=True)
    unread = fields.Integer(required=True)
    to_read = fields.Integer(required=True)


class TransferSchema(Schema):
    """To whom, and why."""

    person_id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.Length(1, 1000))


class LeavingSchema(Schema):
    """Why nothing need change."""

    reason = fields.String(required=True, validate=validate.Length(1, 1000))


class BatchApprovalSchema(Schema):
    """Which to-dos, with what opinion."""

    task_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, MOST_TOGETHER))
    opinion = fields.String(load_default="", validate=validate.Length(max=2000))


class OutcomeSchema(Schema):
    """What became of one of them."""

    task_id = fields.UUID(required=True)
    title = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    code = fields.String(required=True)
    reason = fields.String(required=True)
    missing = fields.List(Gap(), required=True)
    undoable = fields.Boolean(required=True, metadata={"description": "十秒内可以撤销"})


class BatchCheckSchema(Schema):
    """Which to-dos one thinks of approving together."""

    task_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, MOST_TOGETHER))


class ForeseenOutcomeSchema(OutcomeSchema):
    """What would become of one of them, and what follows: a step, or that it is settled."""

    next_zh = fields.String(required=True, metadata={"description": "通过后进入的环节，空为办结"})
    next_en = fields.String(required=True)
    to_party_group = fields.Boolean(required=True, metadata={"description": "其后由党组审定"})


class ForeseenSchema(Schema):
    """What would become of each, in the order they were named."""

    items = fields.List(fields.Nested(ForeseenOutcomeSchema), required=True)


class OutcomesSchema(Schema):
    """What became of all of them, in the order they were named; how to take it back, how long."""

    items = fields.List(fields.Nested(OutcomeSchema), required=True)
    approved_count = fields.Integer(required=True)
    batch_id = fields.UUID(required=True)
    undo_seconds = fields.Integer(required=True)


class UndoneSchema(Schema):
    """What was taken back, and what stayed, with the reason."""

    items = fields.List(fields.Nested(OutcomeSchema), required=True)
    undone_count = fields.Integer(required=True)
