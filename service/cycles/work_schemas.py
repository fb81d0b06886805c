"""The steps of work and a leader's overview as documents."""

from datetime import date

from marshmallow import Schema, fields, validate

from service.risks.schemas import CountsSchema


class WorkArguments(Schema):
    """Which year is meant; the running one if nothing is said."""

    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2200))


class WorkStepSchema(Schema):
    """One of the five steps of work: done or open, since when, and where it is done."""

    step = fields.String(required=True)
    done = fields.Boolean(required=True)
    on = fields.Date(required=True, allow_none=True)
    where = fields.String(required=True)


class WorkStepsSchema(Schema):
    """How far a risk point has come on the five steps (R-308)."""

    risk_point_id = fields.UUID(required=True)
    done = fields.Integer(required=True)
    steps = fields.List(fields.Nested(WorkStepSchema), required=True)


class WorkCountsSchema(Schema):
    """How many points have taken each of the five steps; three of them only until its end."""

    point_decided = fields.Integer(required=True, allow_none=True)
    measure_reviewed = fields.Integer(required=True, allow_none=True)
    responsible_set = fields.Integer(required=True, allow_none=True)
    assessed = fields.Integer(required=True)
    improved = fields.Integer(required=True)


class SectionWorkSchema(WorkCountsSchema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    points = fields.Integer(required=True)


class SectionsWorkSchema(Schema):
    """How far each section has come in a year; none if no year was begun."""

    year = fields.Integer(required=True, allow_none=True)
    items = fields.List(fields.Nested(SectionWorkSchema), required=True)


class OwnPointSchema(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    status = fields.String(required=True)
    review_required = fields.Boolean(required=True)


class OwnMeasureSchema(Schema):
    id = fields.UUID(required=True)
    risk_point_id = fields.UUID(required=True)
    text = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    next_due_on = fields.Date(required=True, allow_none=True)


class OwnLetterSchema(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    state = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)


class AreaSectionSchema(CountsSchema):
    """A section in somebody's charge."""

    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    rank = fields.Integer(required=True, allow_none=True)
    work = fields.Nested(WorkCountsSchema, required=True)


class AreaSchema(Schema):
    """What is one's own, and how the sections in one's charge stand (R-158)."""

    on = fields.Date(required=True)
    points = fields.List(fields.Nested(OwnPointSchema), required=True)
    measures = fields.List(fields.Nested(OwnMeasureSchema), required=True)
    letters = fields.List(fields.Nested(OwnLetterSchema), required=True)
    sections = fields.List(fields.Nested(AreaSectionSchema), required=True)


class AnsweredForSchema(CountsSchema):
    """The points in force somebody answers for in one way."""

    responsible = fields.String(required=True)


class AnsweredForListSchema(Schema):
    """How many points somebody answers for directly, manages, and watches over."""

    items = fields.List(fields.Nested(AnsweredForSchema), required=True)


class CalendarArguments(Schema):
    """Whose days are asked about."""

    year = fields.Integer(required=True, validate=validate.Range(2000, 2100))


class SpecialDaySchema(Schema):
    """A day of a holiday, or a weekend day worked for one."""

    on = fields.Date(required=True)
    works = fields.Boolean(required=True)
    name = fields.String(required=True)


class CalendarSchema(Schema):
    """The days on which offices do not work though it is a weekday, or do though it is not."""

    year = fields.Integer(required=True)
    published = fields.Boolean(required=True)
    holidays = fields.List(fields.Date(), required=True)
    made_up_days = fields.List(fields.Date(), required=True)
    source = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "`library`, `file` of the region, or unknown so far."},
    )
    days = fields.List(fields.Nested(SpecialDaySchema), required=True)


class TermArguments(Schema):
    """From which day so many working days are counted."""

    first = fields.Date(
        required=True,
        data_key="from",
        validate=validate.Range(date(2000, 1, 1), date(2100, 12, 31)),
    )
    count = fields.Integer(required=True, data_key="days", validate=validate.Range(1, 250))


class TermSchema(Schema):
    """The last day of a term in working days, and whether all of its years are known."""

    last_on = fields.Date(required=True)
    published = fields.Boolean(required=True)


class StageProgressSchema(Schema):
    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    completed_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True)
    tasks = fields.Integer(required=True)
    tasks_done = fields.Integer(required=True)


class SectionProgressSchema(Schema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    powers = fields.Integer(required=True)
    powers_confirmed = fields.Integer(required=True)
    sheets = fields.Integer(required=True)
    sheets_submitted = fields.Integer(required=True)
    points = fields.Integer(required=True)
    points_decided = fields.Integer(required=True)
    points_to_confirm = fields.Integer(required=True)
    measures = fields.Integer(required=True)
    letters = fields.Integer(required=True)
    letters_signed = fields.Integer(required=True)
    heads = fields.String(required=True)
    overdue = fields.Integer(required=True)
    last_submitted_on = fields.Date(required=True, allow_none=True)


class ProgressSchema(Schema):
    """How far the bureau has come: by stage, and by section."""

    year = fields.Integer(required=True)
    phase = fields.String(required=True)
    stages = fields.List(fields.Nested(StageProgressSchema), required=True)
    sections = fields.List(fields.Nested(SectionProgressSchema), required=True)
