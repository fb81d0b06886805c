"""The working days of China, as a plan of a year needs them."""

from typing import Any

from service.cycles.resources.blueprint import blp
from service.cycles.work_schemas import CalendarArguments, CalendarSchema
from service.http.views import TenantView
from tenants.calendar import is_published, out_of_the_ordinary


@blp.route("/working-calendar")
class WorkingCalendar(TenantView):
    @blp.arguments(CalendarArguments, location="query")
    @blp.response(200, CalendarSchema)
    def get(self, asked: dict[str, int]) -> Any:
        """Tell which weekdays of a year are holidays, and which weekend days are worked."""
        holidays, made_up_days = out_of_the_ordinary(asked["year"])
        return {
            "year": asked["year"],
            "published": is_published(asked["year"]),
            "holidays": holidays,
            "made_up_days": made_up_days,
        }
