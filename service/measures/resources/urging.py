"""Reminders to carry measures out, over HTTP."""

from typing import Any

from service.http.views import TenantView, current_actor, current_session
from service.measures.resources.blueprint import blp
from service.measures.use_cases.urging import urge_measures
from service.measures.working_schemas import MeasureUrgingSchema
from service.tasks.urging_schemas import UrgedSchema, told


@blp.route("/measure-reminders")
class MeasureReminders(TenantView):
    @blp.arguments(MeasureUrgingSchema)
    @blp.response(200, UrgedSchema)
    def post(self, urging: dict[str, Any]) -> Any:
        """Urge whoever owes these measures; what is not due is left out."""
        ids = [one["measure_id"] for one in urging["items"]]
        return told(urge_measures(current_session(), current_actor(), ids))
