"""BPMN 2.0 files as documents."""

from marshmallow import Schema, fields, validate

from service.flowcharts.schemas.charts import FlowchartDraftSchema, FlowchartSchema
from service.flowcharts.schemas.lengths import TITLE


class BpmnDraftSchema(Schema):
    """A BPMN 2.0 file as text."""

    xml = fields.String(required=True, validate=validate.Length(1, 900_000))


class BpmnImportSchema(FlowchartDraftSchema):
    """A chart to be made from a BPMN 2.0 file."""

    title = fields.String(validate=TITLE)
    xml = fields.String(required=True, validate=validate.Length(1, 900_000))


class PassedOverSchema(Schema):
    """An element of the file that a flowchart has no place for."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)


class BpmnReportSchema(Schema):
    """What came of a file: the chart, what was passed over, whom nobody knows."""

    flowchart = fields.Nested(FlowchartSchema, required=True)
    steps = fields.Integer(required=True)
    edges = fields.Integer(required=True)
    passed_over = fields.List(fields.Nested(PassedOverSchema), required=True)
    unknown_posts = fields.List(fields.String(), required=True)
