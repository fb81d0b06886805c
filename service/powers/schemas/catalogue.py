"""Powers as documents."""

from marshmallow import Schema, fields, validate

from service.http.gaps import GapMessage
from service.http.paging import PageArguments, several, sort_argument
from service.powers.models import COUNTINGS, TIME_UNITS
from service.powers.rules import CHANGE_CAUSES, CLEANUP_DECISIONS, SOURCES
from service.procedures.schemas.standing import ASKED_STANDINGS, OnItsWaySchema
from tenants.vocabulary import DIRECTIONS, NOTICE_SCOPES, POWER_CATEGORIES, POWER_STATUSES

NAME = validate.Length(1, 500)
TEXT = validate.Length(max=20_000)
LINE = validate.Length(max=1000)
REASON = validate.Length(1, 2000)
MANY = validate.Length(max=100)
QUERY = validate.Length(max=200)


class ReasonSchema(Schema):
    """Why something is taken out of use."""

    reason = fields.String(required=True, validate=REASON)


class PowerPostDraftSchema(Schema):
    post_id = fields.UUID(required=True)
    duty = fields.String(
        required=True, validate=validate.OneOf(("handling", "reviewing", "deciding"))
    )


class PowerPostSchema(PowerPostDraftSchema):
    post = fields.String(required=True)


class LevelSchema(Schema):
    """A level of authority and its share of the duty (R-055)."""

    level = fields.String(required=True, validate=validate.Length(1, 200))
    duty = fields.String(required=True, validate=validate.Length(1, 2000))


class ReformSchema(Schema):
    """What the reform of administrative approval made of a power (R-054)."""

    document_number = fields.String(required=True, validate=validate.Length(1, 200))
    item_number = fields.String(load_default="", validate=LINE)
    decision = fields.String(load_default="", validate=LINE)


class PowerChangeSchema(Schema):
    """What is written of a power; a field left out stays as it is."""

    name = fields.String(validate=NAME)
    category = fields.String(validate=validate.OneOf(POWER_CATEGORIES))
    sub_name = fields.String(validate=LINE)
    parent_id = fields.UUID(allow_none=True)
    category_written = fields.String(validate=LINE)
    department_id = fields.UUID(allow_none=True)
    departments_written = fields.List(fields.String(validate=LINE), validate=MANY)
    exercising_subject = fields.String(validate=LINE)
    content = fields.String(validate=TEXT)
    legal_basis = fields.String(validate=TEXT)
    procedure = fields.String(validate=TEXT)
    time_limit = fields.String(validate=LINE)
    time_limit_value = fields.Integer(
        allow_none=True, strict=True, validate=validate.Range(1, 10_000)
    )
    time_limit_unit = fields.String(allow_none=True, validate=validate.OneOf(TIME_UNITS))
    time_limit_counting = fields.String(allow_none=True, validate=validate.OneOf(COUNTINGS))
    fee = fields.String(validate=TEXT)
    level_authority = fields.String(validate=TEXT)
    levels = fields.List(fields.Nested(LevelSchema), validate=validate.Length(max=20))
    reform = fields.Nested(ReformSchema, allow_none=True)
    duty = fields.String(validate=TEXT)
    responsibility_items = fields.List(fields.String(validate=TEXT), validate=MANY)
    responsibility_basis = fields.String(validate=TEXT)
    accountability_scope = fields.String(validate=TEXT)
    accountability_cases = fields.String(validate=TEXT)
    service_commitment = fields.String(validate=TEXT)
    work_discipline = fields.String(validate=TEXT)
    has_discretion = fields.Boolean()
    disclosure = fields.String(allow_none=True, validate=validate.OneOf(NOTICE_SCOPES))
    remarks = fields.String(validate=TEXT)
    posts = fields.List(fields.Nested(PowerPostDraftSchema), validate=MANY)


class PowerDraftSchema(PowerChangeSchema):
    """A power to be entered."""

    name = fields.String(required=True, validate=NAME)
    category = fields.String(required=True, validate=validate.OneOf(POWER_CATEGORIES))


class SourceSchema(Schema):
    """What a power was compared with, word for word (R-043)."""

    kind = fields.String(required=True, validate=validate.OneOf(SOURCES))
    citation = fields.String(required=True, validate=validate.Length(1, 2000))


class CleanupDraftSchema(Schema):
    """How a power was compared and what is to become of it.

    `proposed` is the wording a power in force shall have; a draft is reworded itself.
    """

    decision = fields.String(required=True, validate=validate.OneOf(tuple(CLEANUP_DECISIONS)))
    reason = fields.String(load_default="", validate=validate.Length(max=2000))
    basis = fields.String(load_default="", validate=TEXT)
    sources = fields.List(
        fields.Nested(SourceSchema), required=True, validate=validate.Length(1, 20)
    )
    proposed = fields.Nested(PowerChangeSchema)


class DecidedSchema(Schema):
    """By whom, when and in which case a change was decided that waits for its day."""

    by_name = fields.String(required=True)
    on = fields.Date(required=True)
    case = fields.String()
    case_id = fields.UUID()
    meeting = fields.String()


class CleanupSchema(Schema):
    """A clean-up or a change, under way or confirmed; only a change has a cause."""

    decision = fields.String(required=True)
    reason = fields.String(required=True)
    basis = fields.String(required=True)
    sources = fields.List(fields.Nested(SourceSchema), required=True)
    proposed = fields.Dict(required=True)
    by = fields.UUID(required=True)
    by_name = fields.String(required=True)
    on = fields.Date(required=True)
    cause = fields.String(validate=validate.OneOf(tuple(CHANGE_CAUSES)))
    enters_on = fields.Date(allow_none=True)
    decided = fields.Nested(DecidedSchema)
    confirmed_on = fields.Date()


class EnactmentSchema(Schema):
    """How the wording that holds came to hold: why, by whom, in which case, at which meeting."""

    decision = fields.String(required=True)
    cause = fields.String(required=True)
    reason = fields.String(required=True)
    sources = fields.List(fields.Nested(SourceSchema), required=True)
    drafted_by_name = fields.String(required=True)
    decided_by_name = fields.String(required=True)
    decided_on = fields.Date(required=True)
    case = fields.String(required=True, allow_none=True)
    case_id = fields.UUID(required=True, allow_none=True)
    meeting = fields.String(required=True, allow_none=True)
    meeting_id = fields.UUID(required=True, allow_none=True)


class PowerSchema(OnItsWaySchema):
    """A power of the catalogue."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    direction = fields.String(required=True, validate=validate.OneOf(DIRECTIONS))
    category = fields.String(required=True, validate=validate.OneOf(POWER_CATEGORIES))
    status = fields.String(required=True, validate=validate.OneOf(POWER_STATUSES))
    sub_name = fields.String(required=True)
    parent_id = fields.UUID(required=True, allow_none=True)
    parent = fields.String(required=True, allow_none=True)
    category_written = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department = fields.String(required=True, allow_none=True)
    departments_written = fields.List(fields.String(), required=True)
    exercising_subject = fields.String(required=True)
    content = fields.String(required=True)
    legal_basis = fields.String(required=True)
    procedure = fields.String(required=True)
    time_limit = fields.String(required=True)
    time_limit_value = fields.Integer(required=True, allow_none=True)
    time_limit_unit = fields.String(required=True, allow_none=True)
    time_limit_counting = fields.String(required=True, allow_none=True)
    fee = fields.String(required=True)
    level_authority = fields.String(required=True)
    levels = fields.List(fields.Nested(LevelSchema), required=True)
    duty = fields.String(required=True)
    responsibility_items = fields.List(fields.String(), required=True)
    responsibility_basis = fields.String(required=True)
    accountability_scope = fields.String(required=True)
    accountability_cases = fields.String(required=True)
    service_commitment = fields.String(required=True)
    work_discipline = fields.String(required=True)
    has_discretion = fields.Boolean(required=True)
    disclosure = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(NOTICE_SCOPES)
    )
    reform = fields.Nested(ReformSchema, required=True, allow_none=True)
    remarks = fields.String(required=True)
    is_focus = fields.Boolean(required=True)
    pending = fields.Nested(CleanupSchema, required=True, allow_none=True)
    cleanup = fields.Nested(CleanupSchema, required=True, allow_none=True)
    review_required = fields.Boolean(required=True)
    edition = fields.Integer(required=True)
    effective_on = fields.Date(required=True, allow_none=True)
    enactment = fields.Nested(EnactmentSchema, required=True, allow_none=True)
    posts = fields.List(fields.Nested(PowerPostSchema), required=True)
    abolished_on = fields.Date(required=True, allow_none=True)
    abolished_reason = fields.String(required=True)
    import_id = fields.UUID(required=True, allow_none=True)
    import_row = fields.Integer(required=True, allow_none=True)
    updated_at = fields.AwareDateTime(required=True)


class CarriedRisksSchema(Schema):
    """How many risk points of a power its reader may see, by grade, and how many are measured."""

    total = fields.Integer(required=True)
    high = fields.Integer(required=True)
    medium = fields.Integer(required=True)
    low = fields.Integer(required=True)
    measured = fields.Integer(required=True)


class ListedPowerSchema(PowerSchema):
    """A power of a list, with what hangs on it: risks, measures, chart, audience."""

    risks = fields.Nested(CarriedRisksSchema, required=True)
    flowchart = fields.String(
        required=True, validate=validate.OneOf(("approved", "drawn", "uncovered"))
    )
    disclosed = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(NOTICE_SCOPES)
    )


class PowerArguments(PageArguments):
    """What part of the catalogue is asked for, and in what order."""

    q = fields.String(load_default=None, validate=QUERY)
    status = several(*POWER_STATUSES)
    standing = ASKED_STANDINGS
    category = several(*POWER_CATEGORIES)
    direction = several(*DIRECTIONS)
    department_id = fields.UUID(load_default=None)
    directly = fields.Boolean(load_default=False)
    post_id = fields.UUID(load_default=None)
    parent_id = fields.UUID(load_default=None)
    focus = fields.Boolean(load_default=None, allow_none=True)
    cleaned = several("pending", *CLEANUP_DECISIONS)
    review_required = fields.Boolean(load_default=None, allow_none=True)
    import_id = fields.UUID(load_default=None)
    sort = sort_argument("number", "department", "updated", usual="number")


class GapArguments(Schema):
    """Whose powers are looked at."""

    department_id = fields.UUID(load_default=None)


class PowerGapSchema(Schema):
    """One thing a power lacks; one that does not block is a warning."""

    power_id = fields.UUID(required=True)
    number = fields.String(required=True)
    name = fields.String(required=True)
    status = fields.String(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    field = fields.String(required=True)
    code = fields.String(required=True)
    blocking = fields.Boolean(required=True)
    message = GapMessage(required=True)


class PowerGapsSchema(Schema):
    items = fields.List(fields.Nested(PowerGapSchema), required=True)


class PowerCountsSchema(Schema):
    """How many powers there are; each count adds up to the total (R-042).

    What clean-ups decided is counted for all powers ever cleaned up, the revoked too (R-045).
    """

    total = fields.Integer(required=True)
    by_category = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    by_direction = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    by_word = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    by_status = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    by_decision = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
