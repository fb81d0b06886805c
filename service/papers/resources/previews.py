"""What a registration would look like on paper, over HTTP."""

from typing import Any, Final

from flask import Response, render_template

from service.flow_risks.pages import own_marks
from service.http.messages import language
from service.http.views import TenantView, current_actor, current_session
from service.papers.collectors.gathering import chinese_day
from service.papers.previews import preview_power
from service.papers.resources.blueprint import BINARY, blp
from service.registrations.schemas import RegistrationCheckSchema
from tenants.clock import today

PAGE: Final = "text/html"


@blp.route("/power-registrations/preview")
class RegistrationPreview(TenantView):
    @blp.arguments(RegistrationCheckSchema)
    @blp.response(200, BINARY, content_type=PAGE)
    def post(self, form: dict[str, Any]) -> Response:
        """See a registration as it would be printed, marked as a draft. Nothing is kept."""
        actor = current_actor()
        found = preview_power(current_session(), actor, **form)
        text = render_template(
            "papers/power_draft.html",
            lang=language(),
            found=found,
            sheets=[own_marks(one, place) for place, one in enumerate(found.sheets, start=1)],
            printer=actor.name,
            on=chinese_day(today()),
        )
        return Response(text, mimetype=PAGE)
