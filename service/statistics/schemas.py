"""Charts of a bureau as documents: what they count, the rows, and the question behind each cell."""

from marshmallow import Schema, fields, validate

Drill = fields.Dict(
    keys=fields.String(),
    values=fields.String(),
    allow_none=True,
    metadata={"description": "Query parameters of the list that show exactly what was counted."},
)
Counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


def count() -> fields.Integer:
    """A number of records."""
    return fields.Integer(required=True)


def rate() -> fields.String:
    """A percentage with one decimal; null where its base is too small to say anything."""
    return fields.String(required=True, allow_none=True)


class PeriodStartArguments(Schema):
    """Since when the period runs; since the year was opened if nothing is said."""

    since = fields.Date(load_default=None)


class YearArguments(Schema):
    """Which year is meant; the running one if nothing is said."""

    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2200))


class HeatMapArguments(Schema):
    """What stands across."""

    by = fields.String(
        load_default="category", validate=validate.OneOf(("category", "rank", "subject_type"))
    )


class DueArguments(Schema):
    """From which day, and how many days on."""

    start = fields.Date(load_default=None, data_key="from")
    days = fields.Integer(load_default=42, validate=validate.Range(1, 400))


class ChartSchema(Schema):
    """What every chart says of itself; `narrowed` if its reader may not see all there is."""

    as_of = fields.AwareDateTime(required=True)
    definition = fields.String(required=True)
    list = fields.String(required=True)
    narrowed = fields.Boolean(required=True)


class CountedChartSchema(ChartSchema):
    """A chart whose cells add up to a list."""

    total = count()
    drill = Drill


class PyramidStepSchema(Schema):
    rank = fields.Integer(required=True, allow_none=True)
    n = count()
    managed_by = fields.String(required=True, allow_none=True)
    managed_by_label = fields.String(required=True, allow_none=True)
    covered = count()
    covered_rate = rate()
    measures = count()
    measures_done = count()
    measures_done_rate = rate()
    drill = Drill
    drill_uncovered = Drill


class PyramidSchema(CountedChartSchema):
    """How many points there are at each grade, and who answers for them."""

    since = fields.Date(required=True)
    rows = fields.List(fields.Nested(PyramidStepSchema), required=True)


class HeatCellSchema(Schema):
    column = fields.String(required=True)
    n = count()
    per_100_posts = rate()
    drill = Drill


class HeatRowSchema(Schema):
    """A section; not `surveyed` means that nobody looked, which is not zero."""

    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True, allow_none=True)
    posts = count()
    surveyed = fields.Boolean(required=True)
    n = count()
    per_100_posts = rate()
    drill = Drill
    cells = fields.List(fields.Nested(HeatCellSchema), required=True)


class HeatMapSchema(CountedChartSchema):
    """Where the points gather."""

    by = fields.String(required=True)
    columns = fields.List(fields.String(), required=True)
    rows = fields.List(fields.Nested(HeatRowSchema), required=True)


class MatrixCellSchema(Schema):
    """A cell, and the rank the rule gives it where it goes by these two scales alone."""

    likelihood = count()
    harm = count()
    rule_rank = fields.Integer(required=True, allow_none=True)
    n = count()
    by_rank = Counts
    drill = Drill


class UnscoredSchema(Schema):
    n = count()
    by_rank = Counts
    drill = Drill


class MatrixSchema(CountedChartSchema):
    """Why the points have their grades."""

    lowest = count()
    highest = count()
    strategy = fields.String(required=True)
    unscored = fields.Nested(UnscoredSchema, required=True)
    rows = fields.List(fields.Nested(MatrixCellSchema), required=True)


class DoingStateSchema(Schema):
    state = fields.String(required=True)
    list = fields.String(required=True)
    n = count()
    drill = Drill


class HeldMeasuresSchema(Schema):
    list = fields.String(required=True)
    total = count()
    drill = Drill
    states = fields.List(fields.Nested(DoingStateSchema), required=True)


class CoverageStepSchema(Schema):
    rank = fields.Integer(required=True, allow_none=True)
    n = count()
    covered = count()
    uncovered = count()
    covered_rate = rate()
    drill = Drill
    drill_covered = Drill
    drill_uncovered = Drill
    states = fields.List(fields.Nested(DoingStateSchema), required=True)


class CoverageSchema(CountedChartSchema):
    """Whether every point has a working measure."""

    since = fields.Date(required=True)
    measures = fields.Nested(HeldMeasuresSchema, required=True)
    rows = fields.List(fields.Nested(CoverageStepSchema), required=True)


class ChangeStepSchema(Schema):
    step = fields.String(required=True)
    n = count()
    by_rank = Counts
    drill = Drill


class MoveSchema(Schema):
    before = fields.Integer(required=True, allow_none=True)
    after = fields.Integer(required=True, allow_none=True)
    n = count()


class ChangesSchema(CountedChartSchema):
    """From last year's points to this year's."""

    since = fields.Date(required=True)
    rows = fields.List(fields.Nested(ChangeStepSchema), required=True)
    moves = fields.List(fields.Nested(MoveSchema), required=True)


class MethodCellSchema(Schema):
    method = fields.String(required=True)
    origin = fields.String(required=True)
    n = count()
    share = rate()
    drill = Drill


class MethodRowSchema(Schema):
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True, allow_none=True)
    n = count()
    drill = Drill
    contributions = Counts
    cells = fields.List(fields.Nested(MethodCellSchema), required=True)


class MethodsSchema(CountedChartSchema):
    """Who found the points, and which way."""

    rows = fields.List(fields.Nested(MethodRowSchema), required=True)


class DueDaySchema(Schema):
    day = fields.Date(required=True)
    working_day = fields.Boolean(required=True)
    n = count()
    kinds = Counts


class DueSchema(ChartSchema):
    """Deadlines ahead; what was due before the first day stands as overdue."""

    first = fields.Date(required=True)
    last = fields.Date(required=True)
    total = count()
    overdue = Counts
    rows = fields.List(fields.Nested(DueDaySchema), required=True)
