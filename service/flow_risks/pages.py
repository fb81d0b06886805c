"""The control diagram as a page for paper: every sheet of it, without scripts."""

from typing import Any, Final
from uuid import UUID

from flask import Response, make_response, render_template
from markupsafe import Markup
from marshmallow import fields, validate

from policies.permissions import Permission
from service.flow_risks.drawings import diagram_pages
from service.flowcharts.queries.access import access_flowchart, document_of
from service.flowcharts.schemas import EditionArguments
from service.http.blueprint import Blueprint
from service.http.messages import language
from service.http.views import TenantView, current_actor, current_session

SIZES: Final = ("A4", "A3")
WORDS: Final = {
    "title": ("廉政风险防控图", "Risk control diagram"),
    "how": (
        "按Ctrl+P打印；纸张选{size}纵向，边距选「无」，缩放100%。",
        "Press Ctrl+P; paper {size} upright, no margins, 100 %.",
    ),
    "sheets": ("共{count}页", "{count} sheets"),
    "back": ("返回流程图", "Back to the flow"),
    "home": ("首页", "Home"),
    "size": ("纸张", "Paper"),
}

blp = Blueprint("flow_pages", __name__, template_folder="templates")


class PrintArguments(EditionArguments):
    """On which paper the diagram is printed."""

    size = fields.String(load_default="A4", validate=validate.OneOf(SIZES))


@blp.route("/flowcharts/<uuid:flowchart_id>/print")
class PrintedDiagram(TenantView):
    """The printed face of a chart."""

    @blp.arguments(PrintArguments, location="query")  # type: ignore[untyped-decorator]
    def get(self, arguments: dict[str, Any], flowchart_id: UUID) -> Response:
        """Show every sheet of the control diagram as it will be printed (廉政风险防控图)."""
        session, actor = current_session(), current_actor()
        size, edition = arguments["size"], arguments.get("edition")
        chart = access_flowchart(session, actor, flowchart_id, Permission.FLOWCHART_READ)
        sheets = diagram_pages(session, actor, chart, edition=edition, paper=size.lower())
        text = render_template(
            "flow_risks/print.html",
            say=say,
            lang=language(),
            size=size,
            sizes=SIZES,
            edition=edition,
            title=document_of(session, chart, edition)["title"],
            chart=chart.id,
            sheets=[own_marks(one, place) for place, one in enumerate(sheets, start=1)],
        )
        response = make_response(text)
        response.headers["Content-Language"] = language()
        response.vary.update(("Accept-Language", "Cookie"))
        return response


def own_marks(drawn: str, place: int) -> Markup:
    """Let each sheet point at its own arrow heads; our drawings escape every text in them."""
    marked = drawn.replace('id="head"', f'id="head-{place}"')
    return Markup(marked.replace("url(#head)", f"url(#head-{place})"))  # noqa: S704


def say(key: str, **facts: object) -> str:
    """Say one thing in the reader's language."""
    chinese, english = WORDS[key]
    return (english if language() == "en" else chinese).format(**facts)
