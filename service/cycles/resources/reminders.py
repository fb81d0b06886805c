"""Reminders to sections that are behind, over HTTP."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate

from service.cycles.resources.blueprint import blp
from service.cycles.use_cases.reminding import remind_sections
from service.http.views import TenantView, current_actor, current_session

OUTCOMES = ("reminded", "lately", "nobody")


class SectionReminderDraftSchema(Schema):
    """Which sections, about which stage of the year."""

    stage = fields.String(required=True, validate=validate.Length(1, 100))
    department_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, 200))
    note = fields.String(load_default="", validate=validate.Length(max=500))


class SectionRemindedSchema(Schema):
    """Who was reminded in a section, or why nobody was."""

    department_id = fields.UUID(required=True)
    department = fields.String(required=True)
    names = fields.List(fields.String(), required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    next_at = fields.AwareDateTime(required=True, allow_none=True)


class SectionsRemindedSchema(Schema):
    items = fields.List(fields.Nested(SectionRemindedSchema), required=True)


@blp.route("/cycles/<uuid:cycle_id>/reminders")
class CycleReminders(TenantView):
    @blp.arguments(SectionReminderDraftSchema)
    @blp.response(200, SectionsRemindedSchema)
    def post(self, draft: dict[str, Any], cycle_id: UUID) -> Any:
        """Remind the heads of sections of a stage."""
        return {"items": remind_sections(current_session(), current_actor(), cycle_id, **draft)}
