"""Regulations as documents."""

from marshmallow import Schema, fields, validate

from service.http.paging import PageArguments
from service.regulations.models import STATUSES, TYPES, VERDICTS

TITLE = validate.Length(1, 500)
LINE = validate.Length(max=500)
TEXT = validate.Length(max=20_000)
TYPE = validate.OneOf(TYPES)


class ClauseSchema(Schema):
    """One clause: its number and what it says."""

    clause = fields.String(required=True, validate=validate.Length(1, 100))
    text = fields.String(required=True, validate=validate.Length(1, 20_000))


class LinkDraftSchema(Schema):
    """What a regulation stands for: one power, one risk point or one measure."""

    power_id = fields.UUID(allow_none=True)
    risk_point_id = fields.UUID(allow_none=True)
    measure_id = fields.UUID(allow_none=True)
    clause = fields.String(validate=LINE)
    control_requirement = fields.String(validate=TEXT)


class LinksSchema(Schema):
    """All a regulation stands for; what is left out is linked no longer."""

    links = fields.List(
        fields.Nested(LinkDraftSchema), required=True, validate=validate.Length(max=500)
    )


class RegulationChangeSchema(Schema):
    """What is written of a regulation; a field left out stays as it is."""

    title = fields.String(validate=TITLE)
    type = fields.String(validate=TYPE)
    issuer = fields.String(validate=LINE)
    document_number = fields.String(validate=LINE)
    is_law = fields.Boolean()
    department_id = fields.UUID(allow_none=True)
    effective_on = fields.Date(allow_none=True)
    review_by = fields.Date(allow_none=True)
    replaces_id = fields.UUID(allow_none=True)
    clauses = fields.List(fields.Nested(ClauseSchema), validate=validate.Length(max=500))
    remarks = fields.String(validate=TEXT)


class RegulationDraftSchema(RegulationChangeSchema):
    """A regulation to be entered; with links to measures, one that makes them permanent."""

    title = fields.String(required=True, validate=TITLE)
    type = fields.String(required=True, validate=TYPE)
    links = fields.List(fields.Nested(LinkDraftSchema), validate=validate.Length(max=500))


class LinkSchema(Schema):
    power_id = fields.UUID(required=True, allow_none=True)
    risk_point_id = fields.UUID(required=True, allow_none=True)
    measure_id = fields.UUID(required=True, allow_none=True)
    clause = fields.String(required=True)
    control_requirement = fields.String(required=True)


class AnnouncedSchema(Schema):
    description = fields.String(required=True)
    effective_on = fields.String(required=True, metadata={"format": "date"})
    on = fields.String(required=True, metadata={"format": "date"})


class RegulationSchema(Schema):
    """A regulation of the register."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    type = fields.String(required=True)
    issuer = fields.String(required=True)
    document_number = fields.String(required=True)
    is_law = fields.Boolean(required=True)
    department_id = fields.UUID(required=True, allow_none=True)
    effective_on = fields.Date(required=True, allow_none=True)
    review_by = fields.Date(required=True, allow_none=True)
    replaces_id = fields.UUID(required=True, allow_none=True)
    status = fields.String(required=True)
    abolished_on = fields.Date(required=True, allow_none=True)
    abolished_reason = fields.String(required=True)
    announced = fields.Nested(AnnouncedSchema, required=True, allow_none=True)
    remarks = fields.String(required=True)


class FindingSchema(Schema):
    """What was found by one criterion."""

    serious = fields.Boolean(required=True)
    text = fields.String(load_default="", validate=validate.Length(max=2000))


class FindingsSchema(Schema):
    """What was found by each of the three criteria (R-227)."""

    integrity = fields.Nested(FindingSchema, required=True)
    reasonableness = fields.Nested(FindingSchema, required=True)
    effectiveness = fields.Nested(FindingSchema, required=True)


class EvaluationDraftSchema(Schema):
    """How a regulation is judged in one year."""

    year = fields.Integer(required=True, strict=True, validate=validate.Range(2000, 2200))
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    findings = fields.Nested(FindingsSchema, required=True)
    reason = fields.String(required=True, validate=validate.Length(1, 2000))


class EvaluationSchema(EvaluationDraftSchema):
    """How a regulation was judged in one year."""

    id = fields.UUID(required=True)
    evaluated_by_name = fields.String(required=True)
    evaluated_on = fields.Date(required=True)


class RegulationReadSchema(RegulationSchema):
    """A regulation with its clauses, links and evaluations."""

    clauses = fields.List(fields.Nested(ClauseSchema), required=True)
    links = fields.List(fields.Nested(LinkSchema), required=True)
    evaluations = fields.List(fields.Nested(EvaluationSchema), required=True)


class RegulationArguments(PageArguments):
    """Which regulations are asked for."""

    q = fields.String(load_default="", validate=validate.Length(max=200))
    type = fields.String(load_default=None, validate=TYPE)
    status = fields.String(load_default=None, validate=validate.OneOf(STATUSES))
    department_id = fields.UUID(load_default=None)
    overdue = fields.Boolean(load_default=False)
    newest = fields.Boolean(
        load_default=False, metadata={"description": "The last entered first, else by number."}
    )
    power_id = fields.UUID(load_default=None)
    risk_point_id = fields.UUID(load_default=None)
    measure_id = fields.UUID(load_default=None)


class ChangeOfLawSchema(Schema):
    """What changed in a law or regulation, and since when."""

    description = fields.String(required=True, validate=validate.Length(1, 2000))
    effective_on = fields.Date(required=True)


class GapDraftSchema(Schema):
    """A regulation that is missing."""

    title = fields.String(required=True, validate=TITLE)
    type = fields.String(load_default="other", validate=TYPE)
    reason = fields.String(load_default="", validate=validate.Length(max=2000))
    department_id = fields.UUID(load_default=None, allow_none=True)
    risk_point_id = fields.UUID(load_default=None, allow_none=True)
    due_on = fields.Date(load_default=None, allow_none=True)


class GapSchema(GapDraftSchema):
    """A missing regulation, and the one that filled the gap."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    regulation_id = fields.UUID(required=True, allow_none=True)
    opened_on = fields.Date(required=True, allow_none=True)
    closed_on = fields.Date(required=True, allow_none=True)


class GapListArguments(PageArguments):
    state = fields.String(load_default=None, validate=validate.OneOf(("open", "closed")))


class GapClosureSchema(Schema):
    """Which regulation fills the gap."""

    regulation_id = fields.UUID(required=True)


class SectionDutiesSchema(Schema):
    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    missing = fields.List(fields.String(), required=True)


class DutyCoverageSchema(Schema):
    """Which service duties sections with key posts lack, which rules of deciding the bureau."""

    items = fields.List(fields.Nested(SectionDutiesSchema), required=True)
    missing_decision_rules = fields.List(fields.String(), required=True)


class SectionArguments(Schema):
    department_id = fields.UUID(required=True)


class PostRegulationsSchema(Schema):
    post_id = fields.UUID(required=True)
    post = fields.String(required=True)
    regulations = fields.List(fields.Nested(RegulationSchema), required=True)


class FlowLineSchema(Schema):
    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    edition = fields.Integer(required=True)


class SectionCatalogueSchema(Schema):
    """A section's regulations of key posts and its business flows (R-232)."""

    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    regulations = fields.List(fields.Nested(RegulationSchema), required=True)
    posts = fields.List(fields.Nested(PostRegulationsSchema), required=True)
    flows = fields.List(fields.Nested(FlowLineSchema), required=True)
