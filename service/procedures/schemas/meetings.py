"""Meetings as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments, page_schema
from service.procedures.queries.calendar import STAGES
from service.procedures.schemas.parts import ItemOutcomeSchema, MeetingLineSchema, MissingSchema

TEXT = validate.Length(1, 4000)
HOUR = validate.Regexp(r"^(([01]\d|2[0-3]):[0-5]\d)?$")
LINE = validate.Length(max=200)
MANY = validate.Length(1, 500)
FEW = validate.Length(max=500)
DECISIONS = ("approve", "return", "reject", "defer")


class MeetingFilterSchema(PageArguments):
    """Which meetings to list."""

    kind = fields.String(
        load_default=None, validate=validate.OneOf(("body", "section", "mobilisation"))
    )
    state = fields.String(
        load_default=None, validate=validate.OneOf(("planned", "signed", "cancelled"))
    )
    stage = fields.String(load_default=None, validate=validate.OneOf(STAGES))
    body_id = fields.UUID(load_default=None)
    department_id = fields.UUID(load_default=None)
    case_id = fields.UUID(load_default=None)
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2100))


class MeetingCallSchema(Schema):
    """A meeting to be held."""

    kind = fields.String(
        required=True, validate=validate.OneOf(("body", "section", "mobilisation"))
    )
    title = fields.String(required=True, validate=validate.Length(1, 200))
    held_on = fields.Date(required=True)
    hour = fields.String(load_default="", validate=HOUR)
    place = fields.String(load_default="", validate=LINE)
    body_id = fields.UUID(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    case_id = fields.UUID(load_default=None, allow_none=True)
    chair_id = fields.UUID(load_default=None, allow_none=True)


class AttendanceSchema(Schema):
    """Whether somebody came; if not, why."""

    person_id = fields.UUID(required=True)
    present = fields.Boolean(required=True)
    reason = fields.String(load_default="", validate=LINE)


class MeetingChangeSchema(Schema):
    """What is written of a meeting; a field left out stays as it is."""

    title = fields.String(validate=validate.Length(1, 200))
    held_on = fields.Date()
    hour = fields.String(validate=HOUR)
    place = fields.String(validate=LINE)
    chair_id = fields.UUID(allow_none=True)
    attendance = fields.List(fields.Nested(AttendanceSchema), validate=FEW)
    attending = fields.List(fields.UUID(), validate=FEW)
    minutes = fields.String(validate=validate.Length(max=100_000))


class AgendaSchema(Schema):
    """The cases before a meeting, in this order."""

    case_ids = fields.List(fields.UUID(), required=True, validate=FEW)


class ItemDecisionSchema(ItemOutcomeSchema):
    """What was decided of one record, where it differs from the rest of its case."""

    decision = fields.String(validate=validate.OneOf(("approve", "return", "reject")))


class DecisionSchema(Schema):
    """How a case was voted on; the votes are for and against the decision written here."""

    case_id = fields.UUID(required=True)
    decision = fields.String(required=True, validate=validate.OneOf(DECISIONS))
    votes_for = fields.Integer(load_default=0, validate=validate.Range(0, 1000))
    votes_against = fields.Integer(load_default=0, validate=validate.Range(0, 1000))
    abstained = fields.Integer(load_default=0, validate=validate.Range(0, 1000))
    recused = fields.List(fields.UUID(), load_default=list, validate=FEW)
    reason = fields.String(load_default="", validate=validate.Length(max=4000))
    items = fields.List(fields.Nested(ItemDecisionSchema), load_default=list, validate=FEW)


class DecisionsSchema(Schema):
    """How the cases of a meeting were voted on."""

    decisions = fields.List(fields.Nested(DecisionSchema), load_default=list, validate=FEW)
    all_agree = fields.Boolean(
        load_default=False,
        metadata={"description": "其余议题全体到会应投票人员一致同意"},
    )


class CancellationSchema(Schema):
    """Why a meeting is called off."""

    reason = fields.String(required=True, validate=TEXT)


class AttendedSchema(AttendanceSchema):
    """Somebody called to a meeting, by name and post."""

    name = fields.String(required=True)
    post = fields.String(required=True)


class EntitledSchema(Schema):
    """Somebody entitled to sit."""

    person_id = fields.UUID(required=True)
    name = fields.String(required=True)
    post = fields.String(required=True)


class GradeChangeSchema(Schema):
    """A grade an item would change; `from_rank` is empty where none holds yet."""

    item_id = fields.UUID(required=True)
    number = fields.String(required=True)
    from_rank = fields.Integer(required=True, allow_none=True)
    to_rank = fields.Integer(required=True)
    reason = fields.String(required=True)


class FollowsSchema(Schema):
    """What a yes brings: the next step, empty where it is the last, and whether it now holds."""

    zh = fields.String(required=True)
    en = fields.String(required=True)
    in_force = fields.Boolean(required=True)


class AgendaItemSchema(Schema):
    """One item of an agenda and how it was decided."""

    position = fields.Integer(required=True)
    case_id = fields.UUID(required=True)
    title = fields.String(required=True)
    decision = fields.String(required=True, allow_none=True)
    votes_for = fields.Integer(required=True)
    votes_against = fields.Integer(required=True)
    abstained = fields.Integer(required=True)
    recused = fields.List(fields.UUID(), required=True)
    must_stand_aside = fields.List(fields.UUID(), required=True)
    must_stand_aside_names = fields.List(fields.String(), required=True)
    recused_names = fields.List(fields.String(), required=True)
    number = fields.String(required=True)
    object_kind = fields.String(required=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    high = fields.Boolean(required=True)
    lowers = fields.Boolean(required=True)
    reason = fields.String(required=True)
    items = fields.List(fields.Dict(), required=True)
    document = fields.Dict(required=True, allow_none=True)
    changes = fields.List(fields.Nested(GradeChangeSchema), required=True)
    follows = fields.Nested(FollowsSchema, required=True, allow_none=True)


class ToldSchema(Schema):
    """Somebody who got the notice of a meeting: as what, what of it, and when he read it."""

    person_id = fields.UUID(required=True)
    name = fields.String(required=True)
    post = fields.String(required=True)
    part = fields.String(required=True)
    kind = fields.String(required=True)
    sent_at = fields.String(required=True)
    read_at = fields.DateTime(required=True, allow_none=True)


class ToTellSchema(Schema):
    """Somebody the notice is to reach yet, and which one."""

    name = fields.String(required=True)
    kind = fields.String(required=True)


class MeetingNoticeSchema(Schema):
    """Who got the notice of a meeting, who has read it, and whom it is to reach yet."""

    told = fields.List(fields.Nested(ToldSchema), required=True)
    read_count = fields.Integer(required=True)
    due = fields.List(fields.Nested(ToTellSchema), required=True)
    missing = fields.List(fields.Nested(MissingSchema), required=True)


class SectionMatterItemSchema(Schema):
    """One record a section meets on."""

    item_id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    lowers = fields.Boolean(required=True)


class SectionMatterSchema(Schema):
    """The case a section meets on."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    items = fields.List(fields.Nested(SectionMatterItemSchema), required=True)


class MeetingSchema(MeetingLineSchema):
    """A meeting with all that was written of it."""

    recorded_by = fields.UUID(required=True)
    recorded_by_name = fields.String(required=True)
    chair_name = fields.String(required=True)
    signed_by_name = fields.String(required=True)
    department = fields.String(required=True)
    attending = fields.List(fields.Nested(EntitledSchema), required=True)
    notice = fields.Nested(MeetingNoticeSchema, required=True)
    matter = fields.Nested(SectionMatterSchema, required=True, allow_none=True)
    members = fields.List(fields.Nested(EntitledSchema), required=True)
    attendance = fields.List(fields.Nested(AttendedSchema), required=True)
    quorum = fields.Integer(required=True, allow_none=True)
    minutes = fields.String(required=True)
    minutes_draft = fields.String(
        required=True, metadata={"description": "按考勤和表决拟的纪要，供修改"}
    )
    agenda = fields.List(fields.Nested(AgendaItemSchema), required=True)
    missing = fields.List(fields.Nested(MissingSchema), required=True)


MeetingPageSchema = page_schema(MeetingLineSchema)
