"""Risks of a flow as documents."""

from marshmallow import Schema, fields, validate

from service.flow_risks.printing.papers import PAPERS
from service.flowcharts.schemas import DrawingArguments, EditionArguments
from service.risks.schemas import MANY, TEXT, TITLE, WORDS
from tenants.vocabulary import CATEGORIES, CAUSES

__all__ = ["AcceptanceSchema", "DiagramArguments", "DismissalSchema", "DrawingArguments"]


class DiagramArguments(EditionArguments):
    """On which paper a control diagram is printed, and which sheet of it is asked for."""

    paper = fields.String(load_default="a4", validate=validate.OneOf(sorted(PAPERS)))
    page = fields.Integer(load_default=1, validate=validate.Range(1, 1000))


class AcceptanceSchema(Schema):
    """What the section says of the risk in its own words; what it leaves out is proposed."""

    title = fields.String(validate=TITLE)
    category = fields.String(validate=validate.OneOf(CATEGORIES))
    content = fields.String(validate=TEXT)
    causes = fields.List(fields.String(validate=validate.OneOf(CAUSES)), validate=MANY)
    manifestations = fields.List(fields.String(validate=WORDS), validate=MANY)


class DismissalSchema(Schema):
    """Why a step nobody supervises is no risk."""

    reason = fields.String(required=True, validate=validate.Length(1, 2000))
