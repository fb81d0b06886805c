"""The charts of a year as documents: sections by stages, and the wheel."""

from marshmallow import Schema, fields, validate

from service.statistics.schemas import ChartSchema, Drill, count
from tenants.vocabulary import CYCLE_PHASES


class RunningYearSchema(Schema):
    id = fields.UUID(required=True)
    year = count()
    number = count()
    stock_taking = fields.Boolean(required=True)
    phase = fields.String(required=True)
    today = fields.Date(required=True)
    starts_on = fields.Date(required=True, allow_none=True)
    ends_on = fields.Date(required=True, allow_none=True)
    working_days_left = fields.Integer(required=True, allow_none=True)


class StageColumnSchema(Schema):
    """A stage, and what it asks of the bureau as a whole."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True, validate=validate.OneOf(CYCLE_PHASES))
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    outer_due_on = fields.Date(required=True, allow_none=True)
    completed_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True)
    days_late = count()
    asked = count()
    in_place = count()
    missing = fields.List(fields.String(), required=True)


class StagePartSchema(Schema):
    what = fields.String(required=True)
    due = count()
    done = count()
    last_on = fields.Date(required=True, allow_none=True)
    list = fields.String(required=True, allow_none=True)
    drill = Drill
    drill_left = Drill


class StageCellSchema(Schema):
    stage = fields.String(required=True)
    due_on = fields.Date(required=True)
    due = count()
    done = count()
    expected = count()
    last_submitted_on = fields.Date(required=True, allow_none=True)
    days_late = count()
    parts = fields.List(fields.Nested(StagePartSchema), required=True)


class StageRowSchema(Schema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    cells = fields.List(fields.Nested(StageCellSchema), required=True)


class StageProgressSchema(ChartSchema):
    """Who is late in which stage; no year is open where `cycle` is null."""

    cycle = fields.Nested(RunningYearSchema, required=True, allow_none=True)
    columns = fields.List(fields.Nested(StageColumnSchema), required=True)
    rows = fields.List(fields.Nested(StageRowSchema), required=True)


class WheelStageSchema(StageColumnSchema):
    total = count()
    done = count()


class DoingPhaseSchema(Schema):
    """Measures that prevent, watch or mend: those in use, and those carried out this year."""

    phase = fields.String(required=True)
    total = count()
    done = count()


class WheelSchema(ChartSchema):
    """Where in the year the bureau is."""

    cycle = fields.Nested(RunningYearSchema, required=True, allow_none=True)
    rows = fields.List(fields.Nested(WheelStageSchema), required=True)
    doing = fields.List(fields.Nested(DoingPhaseSchema), required=True)
