"""The form as it is sent."""

from marshmallow import Schema, fields, validate

from service.flowcharts.schemas.charts import FlowchartChangeSchema
from service.flowcharts.schemas.graphs import FlowEdgeDraftSchema, FlowStepDraftSchema
from service.flowcharts.schemas.lengths import CODE, EDGES, STEPS
from service.measures.schemas import MeasureDraftSchema
from service.powers.schemas import PowerChangeSchema, PowerDraftSchema
from service.powers.schemas.catalogue import CleanupDraftSchema
from service.registrations.rules.templates import template_codes
from service.risks.schemas import GradingProposalSchema, RiskPointChangeSchema
from service.tasks.rules import URGENCIES

FEW = validate.Length(max=50)


class RegisteredChartSchema(FlowchartChangeSchema):
    """The flow of the power, drawn or from a template; what is left out follows from the power."""

    class Meta:
        """The power of the form is the one it serves."""

        exclude = ("power_ids",)

    template = fields.String(allow_none=True, validate=validate.OneOf(template_codes()))
    steps = fields.List(fields.Nested(FlowStepDraftSchema), validate=STEPS)
    edges = fields.List(fields.Nested(FlowEdgeDraftSchema), validate=EDGES)


class RegisteredMeasureSchema(MeasureDraftSchema):
    """A measure; with its id, one that is in the register already."""

    id = fields.UUID(allow_none=True)


class RegisteredPointSchema(RiskPointChangeSchema):
    """A risk point of the form: at which step, how it was scored, what is done against it."""

    class Meta:
        """Power and step follow from the form."""

        exclude = ("power_id", "flow_step", "flow_step_id")

    id = fields.UUID(allow_none=True)
    title = fields.String(required=True, validate=validate.Length(1, 500))
    flow_node_key = fields.String(allow_none=True, validate=CODE)
    grading = fields.Nested(GradingProposalSchema, allow_none=True)
    measures = fields.List(fields.Nested(RegisteredMeasureSchema), validate=FEW)


class RegisteredCleanupSchema(CleanupDraftSchema):
    """How the power was compared; a draft is reworded itself."""

    class Meta:
        """There is no wording in force yet."""

        exclude = ("proposed",)


class RegistrationFormSchema(Schema):
    """What both ways of sending it have in common."""

    cleanup = fields.Nested(RegisteredCleanupSchema, load_default=None, allow_none=True)
    flowchart = fields.Nested(RegisteredChartSchema, load_default=None, allow_none=True)
    risk_points = fields.List(fields.Nested(RegisteredPointSchema), load_default=list, validate=FEW)


class RegistrationCheckSchema(RegistrationFormSchema):
    """The form as far as it is filled in; `power_id` for one that was saved before."""

    power_id = fields.UUID(load_default=None, allow_none=True)
    power = fields.Nested(PowerChangeSchema, load_default=None, allow_none=True)


class RegistrationDraftSchema(RegistrationFormSchema):
    """The form to be kept, and sent if `send` says so."""

    power = fields.Nested(PowerDraftSchema, required=True)
    send = fields.Boolean(load_default=False)
    urgency = fields.String(load_default=URGENCIES[0], validate=validate.OneOf(URGENCIES))
