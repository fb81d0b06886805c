"""Write the records of a registration, each by the use case of its own area."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.flowcharts.models import Flowchart, FlowStep
from service.flowcharts.queries.access import candidates_of, steps_of
from service.flowcharts.queries.access import full_document as chart_document
from service.flowcharts.rules.vocabulary import ACCEPTED, OPEN
from service.flowcharts.use_cases.charts import change_flowchart, draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.organisation.queries import load_chart
from service.powers.models import Power
from service.powers.queries import full_document as power_document
from service.powers.use_cases import change_power, draft_power, record_cleanup
from service.procedures.gate import chains_rule
from service.registrations.queries.posts import at_home, first_posts, posts_by_duty
from service.registrations.rules.templates import by_code
from tenants.clock import today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import plain

GRAPH = ("steps", "edges")
DRAWN = (
    "conditions",
    "materials",
    "supervision_channels",
    "counterpart_rights",
    "complaint_route",
    "limit_value",
    "limit_unit",
    "limit_days",
    *GRAPH,
)


def write_power(
    session: Session,
    actor: Actor,
    power: Power | None,
    written: Mapping[str, Any],
    cleanup: Mapping[str, Any] | None,
) -> Power:
    """Enter the power, or change what of it reads differently now; note how it was compared."""
    values = dict(written)
    if power is None:
        values = at_home(session, actor, values)
        power = draft_power(session, actor, **values)
    elif differs(power_document(session, power), values):
        power = change_power(session, actor, power.id, if_version=None, **values)
    found = cleanup or _usual_cleanup(session, power)
    kept = {name: (power.pending or {}).get(name) for name in found or {}}
    if found and plain(dict(found)) != kept:
        record_cleanup(session, actor, power.id, if_version=None, **plain(dict(found)))
    return power


def _usual_cleanup(session: Session, power: Power) -> dict[str, Any] | None:
    """A new power was compared with the law it names, and is retained (R-043)."""
    if not chains_rule(session) or power.pending is not None or not power.legal_basis.strip():
        return None
    sources = [{"kind": "law_regulation", "citation": power.legal_basis[:2000]}]
    return {"decision": "retain", "sources": sources}


def write_chart(
    session: Session,
    actor: Actor,
    chart: Flowchart | None,
    power: Power,
    written: Mapping[str, Any],
) -> Flowchart:
    """Draw the chart of the power, from a template if one is named."""
    values = {**_templated(session, power, written), **written}
    values.pop("template", None)
    graph = {name: values.pop(name) for name in GRAPH if name in values}
    if chart is None:
        chart = draft_flowchart(
            session, actor, power_ids=[power.id], **{**_usual(power, graph), **values}
        )
    elif differs(chart_document(session, chart), values):
        chart = change_flowchart(session, actor, chart.id, if_version=None, **values)
    if graph and _redrawn(chart_document(session, chart), graph):
        chart = replace_graph(
            session,
            actor,
            chart.id,
            if_version=None,
            steps=graph.get("steps", ()),
            edges=graph.get("edges", ()),
        )
    return chart


def _templated(session: Session, power: Power, written: Mapping[str, Any]) -> dict[str, Any]:
    code = written.get("template")
    if not code:
        return {}
    posts: Mapping[str, str | None] = {}
    if power.department_id is not None:
        chart = load_chart(session, today())
        posts = first_posts(posts_by_duty(chart, power.department_id))
    found = by_code(code, posts)
    if found is None:
        raise Invalid("Some fields are not right.", errors={"template": ["unknown-code"]})
    return {name: found[name] for name in DRAWN}


def _usual(power: Power, graph: Mapping[str, Any]) -> dict[str, Any]:
    """What a chart says of itself if nobody says otherwise: it follows from its power."""
    if power.department_id is None:
        raise Invalid("Some fields are not right.", errors={"department_id": ["not-found"]})
    lawful = any(str(one.get("basis", "")).strip() for one in graph.get("steps", ()))
    values: dict[str, Any] = {
        "title": f"{power.name}权力运行流程图",
        "department_id": power.department_id,
        "procedure_source": "mixed" if lawful else "practice",
        "citation": power.legal_basis,
        "handling_subject": power.exercising_subject,
    }
    if power.time_limit_value and power.time_limit_unit in {"hour", "day", "month"}:
        values |= {"limit_value": power.time_limit_value, "limit_unit": power.time_limit_unit}
        values["limit_days"] = power.time_limit_counting or "working"
    return values


def differs(document: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Say whether anything written now reads differently from what is on record."""
    known, wanted = plain(dict(document)), plain(dict(values))
    if "posts" in wanted:
        for side in (known, wanted):
            side["posts"] = sorted(
                ({"post_id": one["post_id"], "duty": one["duty"]} for one in side["posts"] or ()),
                key=str,
            )
    return any(known.get(name) != value for name, value in wanted.items())


def _redrawn(document: Mapping[str, Any], graph: Mapping[str, Any]) -> bool:
    """Say whether the graph written now is another than the one drawn before."""
    for name in GRAPH:
        known, wanted = plain(document[name]), plain(list(graph.get(name, ())))
        if len(known) != len(wanted):
            return True
        if any(differs(a, b) for a, b in zip(known, wanted, strict=True)):
            return True
    return False


def nodes_of(session: Session, chart: Flowchart | None) -> dict[str, FlowStep]:
    """Find the steps of a chart by their codes."""
    return {one.code: one for one in steps_of(session, chart.id)} if chart else {}


def take_up_candidates(
    session: Session, actor: Actor, chart: Flowchart | None, on_steps: Mapping[UUID, UUID]
) -> None:
    """A risk the flow shows by itself is taken up by the point marked at its step (R-064)."""
    if chart is None or not on_steps:
        return
    for one in candidates_of(session, chart.id):
        if one.state == OPEN and one.step_id in on_steps:
            one.state, one.risk_point_id = ACCEPTED, on_steps[one.step_id]
            one.decided_by, one.decided_at = actor.person_id, utc_now()
    session.flush()
