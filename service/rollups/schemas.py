"""Figures as their readers get them: counts are whole numbers, rates are written decimals."""

from typing import Any

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.rollups.queries.register import STATES

Counts = fields.Dict(keys=fields.String(), values=fields.Integer(allow_none=True), required=True)
PHONE = validate.Regexp(r"^[0-9 +()\-转]{0,40}$")
Rates = fields.Dict(keys=fields.String(), values=fields.String(allow_none=True), required=True)


class PilotsArguments(Schema):
    pilots_only = fields.Boolean(load_default=False)


class PilotRegisterArguments(PageArguments, PilotsArguments):
    """Of which line of business; only who has reported, or who has not."""

    sector = fields.String(load_default=None, validate=validate.Length(max=40))
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))


class PeriodArguments(Schema):
    """From which day to which day."""

    since = fields.Date(required=True)
    until = fields.Date(required=True)


class DecidedPointsSchema(Schema):
    """Points in force; `distinct` counts a risk repeated in several steps once."""

    total = fields.Integer(required=True)
    by_rank = Counts
    by_category = Counts
    uncategorised = fields.Integer(required=True)
    by_subject_type = Counts
    distinct = fields.Integer(required=True)
    covered = fields.Integer(required=True)
    covered_by_rank = Counts
    high_without_measure = fields.Integer(required=True)


class DraftPointsSchema(Schema):
    total = fields.Integer(required=True)
    by_rank = Counts


class RetiredPointsSchema(Schema):
    total = fields.Integer(required=True)


class PointsSchema(Schema):
    in_force = fields.Nested(DecidedPointsSchema, required=True)
    draft = fields.Nested(DraftPointsSchema, required=True)
    retired = fields.Nested(RetiredPointsSchema, required=True)


class MeasuresSchema(Schema):
    """Measures in use; `carried_out` since the year was opened."""

    in_force = fields.Integer(required=True)
    draft = fields.Integer(required=True)
    carried_out = fields.Integer(allow_none=True)
    in_force_by_rank = fields.Dict(
        keys=fields.String(), values=fields.Integer(allow_none=True), allow_none=True
    )
    carried_out_by_rank = fields.Dict(
        keys=fields.String(), values=fields.Integer(allow_none=True), allow_none=True
    )


class PowersSchema(Schema):
    in_force = fields.Integer(required=True)
    by_direction = Counts
    by_category = Counts
    draft = fields.Integer(required=True)
    abolished = fields.Integer(required=True)


def _written_day(**more: Any) -> fields.String:
    """A day as the summary carries it: written, not calculated with."""
    return fields.String(required=True, metadata={"format": "date"}, **more)


class SectionFiguresSchema(Schema):
    """What a stage asks of one section, by its name and in numbers, never in words."""

    name = fields.String(required=True)
    due = fields.Integer(required=True)
    done = fields.Integer(required=True)


class StageFiguresSchema(Schema):
    """A stage of a bureau's running year: what it asks for, and how much of it is there."""

    year = fields.Integer()
    code = fields.String(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True)
    starts_on = _written_day()
    due_on = _written_day()
    completed_on = _written_day(allow_none=True)
    due = fields.Integer(required=True)
    done = fields.Integer(required=True)
    last_on = _written_day(allow_none=True)
    stock_taking = fields.Boolean(dump_default=False)
    sections = fields.List(fields.Nested(SectionFiguresSchema), dump_default=())


class FiguresSchema(Schema):
    """What a bureau reports of its registers, and what a region adds up."""

    points = fields.Nested(PointsSchema, required=True)
    measures = fields.Nested(MeasuresSchema, required=True)
    powers = fields.Nested(PowersSchema, required=True)
    posts = fields.Integer(required=True)
    sections = fields.Integer(required=True)
    progress = Counts
    stages = fields.List(fields.Nested(StageFiguresSchema))


class RatesSchema(Schema):
    """Percentages with two decimals, weighted by their base; null where there is no base."""

    coverage = fields.String(required=True, allow_none=True)
    by_rank = Rates
    by_direction = Rates
    by_power_category = Rates


class OwnSummarySchema(Schema):
    position = fields.Integer(required=True)
    revision = fields.Integer(required=True)
    computed_at = fields.DateTime(required=True)
    figures = fields.Nested(FiguresSchema, required=True)


class TotalsSchema(Schema):
    """A sum, and on how many of the expected bureaus it rests."""

    expected = fields.Integer(required=True)
    reporting = fields.Integer(required=True)
    complete = fields.Boolean(required=True)
    oldest_at = fields.DateTime(required=True, allow_none=True)
    figures = fields.Nested(FiguresSchema, required=True, allow_none=True)
    rates = fields.Nested(RatesSchema, required=True, allow_none=True)


class GroupTotalsSchema(TotalsSchema):
    code = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)


class GroupListSchema(Schema):
    items = fields.List(fields.Nested(GroupTotalsSchema), required=True)


class DayTotalsSchema(TotalsSchema):
    day = fields.Date(required=True)


class TrendSchema(Schema):
    items = fields.List(fields.Nested(DayTotalsSchema), required=True)


class BureauSummarySchema(Schema):
    """One bureau and its newest figures; `missing` if it never reported."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    sector = fields.String(required=True)
    jurisdiction = fields.String(required=True)
    is_pilot = fields.Boolean(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    position = fields.Integer(required=True, allow_none=True)
    computed_at = fields.DateTime(required=True, allow_none=True)
    age_seconds = fields.Integer(required=True, allow_none=True)
    coverage = fields.String(required=True, allow_none=True)
    figures = fields.Nested(FiguresSchema, required=True, allow_none=True)
    leader = fields.String(required=True, metadata={"description": "单位领导小组组长"})
    contact = fields.String(required=True, metadata={"description": "联系人"})
    contact_phone = fields.String(required=True)
    joined_on = fields.Date(required=True, allow_none=True, metadata={"description": "接入日期"})
    pilot_version = fields.Integer(required=True)


class PilotDraftSchema(Schema):
    """What a leading group keeps of a bureau below it."""

    leader = fields.String(load_default="", validate=validate.Length(max=60))
    contact = fields.String(load_default="", validate=validate.Length(max=60))
    contact_phone = fields.String(load_default="", validate=PHONE)
    joined_on = fields.Date(load_default=None, allow_none=True)


class PilotSchema(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    leader = fields.String(required=True)
    contact = fields.String(required=True)
    contact_phone = fields.String(required=True)
    joined_on = fields.Date(required=True, allow_none=True)


class ListedPilotSchema(Schema):
    """A bureau in the register of its leading group: who leads there, what it last told."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    sector = fields.String(required=True)
    level = fields.String(required=True, allow_none=True)
    is_pilot = fields.Boolean(required=True)
    leader = fields.String(required=True)
    contact = fields.String(required=True)
    contact_phone = fields.String(required=True)
    joined_on = fields.Date(required=True, allow_none=True)
    posts = fields.Integer(required=True, allow_none=True)
    sections = fields.Integer(required=True, allow_none=True)
    year = fields.Integer(required=True, allow_none=True)
    computed_at = fields.DateTime(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))


class BureauTableSchema(Schema):
    region = fields.String(
        required=True, allow_none=True, metadata={"description": "领导小组所在地区或县市的名称"}
    )
    expected = fields.Integer(required=True)
    reporting = fields.Integer(required=True)
    complete = fields.Boolean(required=True)
    items = fields.List(fields.Nested(BureauSummarySchema), required=True)
