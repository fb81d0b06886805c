"""The working days of China, as a plan of a year needs them."""

from typing import Any

from service.cycles.resources.blueprint import blp
from service.cycles.work_schemas import (
    CalendarArguments,
    CalendarSchema,
    TermArguments,
    TermSchema,
)
from service.http.messages import language
from service.http.views import TenantView
from tenants.calendar import (
    add_working_days,
    is_published,
    out_of_the_ordinary,
    source_of,
    special_days,
)


@blp.route("/working-calendar")
class WorkingCalendar(TenantView):
    @blp.arguments(CalendarArguments, location="query")
    @blp.response(200, CalendarSchema)
    def get(self, asked: dict[str, int]) -> Any:
        """Tell which days of a year are holidays, which weekend days are worked for them."""
        year, english = asked["year"], language() == "en"
        holidays, made_up_days = out_of_the_ordinary(year)
        return {
            "year": year,
            "published": is_published(year),
            "source": source_of(year),
            "holidays": holidays,
            "made_up_days": made_up_days,
            "days": [
                {"on": one.on, "works": one.works, "name": one.name[english]}
                for one in special_days(year)
            ],
        }


@blp.route("/working-calendar/term")
class WorkingTerm(TenantView):
    @blp.arguments(TermArguments, location="query")
    @blp.response(200, TermSchema)
    def get(self, asked: dict[str, Any]) -> Any:
        """Tell the last day of so many working days that begin the day after."""
        last = add_working_days(asked["first"], asked["count"])
        years = range(asked["first"].year, last.year + 1)
        return {"last_on": last, "published": all(is_published(one) for one in years)}
