"""Charts of a region as documents: each says on how many bureaus it rests."""

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from service.statistics.queries.comparison import INDICATORS, PEERS
from service.statistics.schemas import count, rate
from tenants.vocabulary import CYCLE_PHASES, SECTORS


class RegionArguments(Schema):
    """Which bureaus are looked at; all of them if nothing is said."""

    sector = fields.String(load_default=None, validate=validate.OneOf(SECTORS))
    jurisdiction = fields.String(load_default=None, validate=validate.Length(max=100))
    bureau = DelimitedList(
        fields.String(validate=validate.Length(1, 100)),
        load_default=(),
        validate=validate.Length(max=200),
        metadata={"description": "只看这些单位（代码，逗号分隔）"},
    )


class YearArguments(Schema):
    year = fields.Integer(load_default=None, validate=validate.Range(2000, 2100))


class OfYearArguments(RegionArguments, YearArguments):
    """Which bureaus are looked at, and of which year; of the one each stands in if none is said."""


class IndicatorArguments(YearArguments):
    """Which rate is compared, and of which year."""

    indicator = fields.String(load_default="coverage", validate=validate.OneOf(tuple(INDICATORS)))


class ComparisonArguments(RegionArguments, IndicatorArguments):
    """Which rate is compared, and with whose."""

    peers = fields.String(load_default="all", validate=validate.OneOf(PEERS))


class BureausOfYearSchema(Schema):
    """How many bureaus stand in a year."""

    year = fields.Integer(required=True)
    bureaus = count()


class RegionChartSchema(Schema):
    """What every chart of a region says of itself."""

    as_of = fields.AwareDateTime(required=True)
    definition = fields.String(required=True)
    year = fields.Integer(
        required=True, allow_none=True, metadata={"description": "所问年度；未问时按各单位所处年度"}
    )
    expected = count()
    reporting = count()
    elsewhere = fields.Integer(
        required=True, metadata={"description": "报送过、但没有所问年度数据的单位数"}
    )
    complete = fields.Boolean(required=True)
    oldest_at = fields.AwareDateTime(required=True, allow_none=True)
    cycle_years = fields.List(fields.Nested(BureausOfYearSchema), required=True)


class NamedBureauSchema(Schema):
    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    sector = fields.String(required=True)
    jurisdiction = fields.String(required=True, allow_none=True)
    level = fields.String(required=True, allow_none=True)
    year = fields.Integer(
        required=True, allow_none=True, metadata={"description": "所示数据属于哪个年度"}
    )
    stands_in = fields.Integer(
        required=True, allow_none=True, metadata={"description": "单位现在处于哪个年度"}
    )
    posts = fields.Integer(required=True, allow_none=True)
    reported = fields.Boolean(required=True)


class RegionStepSchema(Schema):
    rank = fields.Integer(required=True, allow_none=True)
    n = count()
    managed_by = fields.String(required=True, allow_none=True)
    managed_by_label = fields.String(required=True, allow_none=True)
    covered = count()
    covered_rate = rate()
    measures = count()
    measures_done = count()
    measures_done_rate = rate()


class RegionPyramidSchema(RegionChartSchema):
    """How many points there are at each grade over the region."""

    total = count()
    powers = count()
    measures = count()
    measures_done = count()
    measures_done_rate = rate()
    rows = fields.List(fields.Nested(RegionStepSchema), required=True)


class RegionHeatCellSchema(Schema):
    """A cell; null where the bureau's profile does not know the category."""

    column = fields.String(required=True)
    n = fields.Integer(required=True, allow_none=True)
    per_100_posts = rate()


class RegionHeatRowSchema(NamedBureauSchema):
    n = fields.Integer(required=True, allow_none=True)
    per_100_posts = rate()
    cells = fields.List(fields.Nested(RegionHeatCellSchema), required=True)


class RegionHeatMapSchema(RegionChartSchema):
    """Where the points gather."""

    columns = fields.List(fields.String(), required=True)
    total = count()
    rows = fields.List(fields.Nested(RegionHeatRowSchema), required=True)


class RegionColumnSchema(Schema):
    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True, validate=validate.OneOf(CYCLE_PHASES))


class SectionStageSchema(Schema):
    """How far one section of a bureau is: its name and numbers, never what it writes."""

    name = fields.String(required=True)
    due = count()
    done = count()
    expected = count()
    days_late = count()


class RegionStageSchema(Schema):
    stage = fields.String(required=True)
    starts_on = fields.Date(required=True)
    due_on = fields.Date(required=True)
    completed_on = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True)
    due = count()
    done = count()
    expected = count()
    last_submitted_on = fields.Date(required=True, allow_none=True)
    days_late = count()
    sections = fields.List(
        fields.Nested(SectionStageSchema),
        required=True,
        metadata={"description": "只看一个单位时，其各科室的数"},
    )


class RegionStageRowSchema(NamedBureauSchema):
    stock_taking = fields.Boolean(required=True)
    cells = fields.List(fields.Nested(RegionStageSchema), required=True)


class RegionStagesSchema(RegionChartSchema):
    """Which bureau is late in which stage."""

    columns = fields.List(fields.Nested(RegionColumnSchema), required=True)
    rows = fields.List(fields.Nested(RegionStageRowSchema), required=True)


class RegionPhaseSchema(Schema):
    phase = fields.String(required=True, validate=validate.OneOf(CYCLE_PHASES))
    starts_on = fields.Date(required=True, allow_none=True)
    ends_on = fields.Date(required=True, allow_none=True)
    stages = count()
    stages_completed = count()
    total = count()
    done = count()
    bureaus_now = count()
    bureaus_late = count()


class RegionWheelSchema(RegionChartSchema):
    """Where in the year the region is."""

    today = fields.Date(required=True)
    years = count()
    ends_on = fields.Date(required=True, allow_none=True)
    working_days_left = fields.Integer(required=True, allow_none=True)
    rows = fields.List(fields.Nested(RegionPhaseSchema), required=True)


class SharedSchema(NamedBureauSchema):
    """A bureau's n of base, and the rate where the base is large enough."""

    n = count()
    base = count()
    rate = rate()


class JudgedSchema(SharedSchema):
    """`beyond` names the limits a bureau lies outside of: chance alone explains the others."""

    group = fields.String(required=True)
    limits = fields.Dict(
        keys=fields.String(), values=fields.List(fields.String()), required=True, allow_none=True
    )
    beyond = fields.String(required=True, allow_none=True)


class PeerGroupSchema(Schema):
    group = fields.String(required=True)
    n = count()
    base = count()
    rate = rate()


class ComparisonSchema(RegionChartSchema):
    """Whether a difference between bureaus is one."""

    indicator = fields.String(required=True)
    peers = fields.String(required=True)
    method = fields.String(required=True)
    fewest = count()
    groups = fields.List(fields.Nested(PeerGroupSchema), required=True)
    rows = fields.List(fields.Nested(JudgedSchema), required=True)


class PairSchema(Schema):
    sector = fields.String(required=True)
    upper = fields.List(fields.Nested(SharedSchema), required=True)
    lower = fields.List(fields.Nested(SharedSchema), required=True)


class PairsSchema(RegionChartSchema):
    """Each line of business above and below."""

    indicator = fields.String(required=True)
    fewest = count()
    rows = fields.List(fields.Nested(PairSchema), required=True)


class SpreadSchema(Schema):
    """Working days: how many spans, all of them, and their quartiles."""

    n = count()
    values = fields.List(fields.Integer(), required=True)
    lower = fields.Float(required=True, allow_none=True)
    median = fields.Float(required=True, allow_none=True)
    upper = fields.Float(required=True, allow_none=True)
    longest = fields.Integer(required=True, allow_none=True)


class AnswerRowSchema(NamedBureauSchema):
    answered = fields.Nested(SpreadSchema, required=True)
    refiled = fields.Nested(SpreadSchema, required=True)
    waiting = fields.Nested(SpreadSchema, required=True)
    being_refiled = fields.Nested(SpreadSchema, required=True)
    late = count()


class AnswerTimesSchema(RegionChartSchema):
    """How long answers take, and the working days within which a package is answered."""

    year = count()
    limit = count()
    rows = fields.List(fields.Nested(AnswerRowSchema), required=True)
