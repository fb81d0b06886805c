"""Replace the graph of a chart as a whole; every step keeps the id points refer to."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.flowcharts.models import Flowchart, FlowEdge, FlowStep
from service.flowcharts.queries.access import full_document
from service.flowcharts.rules.graphs import chart_of
from service.flowcharts.rules.lint.structure import broken_references
from service.flowcharts.use_cases.keeping import redrawable, reopen, weigh_candidates, write_down
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Post

ACTING: Final = ("handling_post_id", "reviewing_post_id", "deciding_post_id")
Written = Mapping[str, Any]


def replace_graph(
    session: Session,
    actor: Actor,
    flowchart_id: UUID,
    *,
    if_version: int | None,
    steps: Sequence[Written],
    edges: Sequence[Written],
    source: dict[str, Any] | None = None,
) -> Flowchart:
    """Put this graph in the place of the one drawn before."""
    chart = redrawable(session, actor, flowchart_id, if_version)
    _refuse_unfit(session, steps, edges)
    before = full_document(session, chart)
    with session.no_autoflush:
        draw(session, chart, steps, edges)
        if source is not None:
            chart.source = source
        reopen(chart)
        write_down(session, actor, "flowchart.redrawn", chart, before)
    weigh_candidates(session, chart)
    return chart


def draw(
    session: Session, chart: Flowchart, steps: Sequence[Written], edges: Sequence[Written]
) -> None:
    """Write the graph into its rows; a step is known by its id, else by its code."""
    every = session.scalars(select(FlowStep).where(FlowStep.flowchart_id == chart.id)).all()
    by_id = {one.id: one for one in every}
    by_code = {one.code: one for one in every if not one.is_removed}
    named = {one.get("id") for one in steps}
    rows: dict[str, FlowStep] = {}
    for position, written in enumerate(steps, start=1):
        values = {name: value for name, value in written.items() if name not in UNWRITTEN}
        values["supervising_posts"] = [str(one) for one in written.get("supervising_posts") or ()]
        row = by_id.get(written.get("id") or chart.id)
        if row is None:
            row = by_code.get(written["code"])
            row = None if row is None or row.id in named else row
        if row is None:
            row = FlowStep(flowchart_id=chart.id, position=position, **values)
            session.add(row)
        _rewrite(row, position, values)
        rows[row.code] = row
    kept = {one.id for one in rows.values()}
    for one in every:
        one.is_removed = one.id not in kept
    session.flush()
    session.execute(delete(FlowEdge).where(FlowEdge.flowchart_id == chart.id))
    session.add_all(
        FlowEdge(
            flowchart_id=chart.id,
            position=position,
            source_id=rows[one["source"]].id,
            target_id=rows[one["target"]].id,
            condition=one.get("condition", ""),
            is_default=one.get("is_default", False),
            shape=one.get("shape") or {},
        )
        for position, one in enumerate(edges, start=1)
    )


def _rewrite(row: FlowStep, position: int, values: Written) -> None:
    """Say of a step what is written now; what is left out is said no more."""
    row.position = position
    for column in FlowStep.__table__.columns:
        if column.key not in UNWRITTEN:
            setattr(row, column.key, values.get(column.key, BLANK.get(column.key, "")))


UNWRITTEN: Final = frozenset({"tenant_id", "id", "flowchart_id", "position", "is_removed"})
BLANK: Final[Mapping[str, Any]] = {
    **dict.fromkeys((*ACTING, "limit_value")),
    "limit_unit": "day",
    "limit_days": "working",
    "materials": [],
    "supervising_posts": [],
    "supervising_steps": [],
    "is_restraint": False,
    "key_location": False,
    "key_step": False,
    "is_disclosed": True,
    "shape": {},
}


def _refuse_unfit(session: Session, steps: Sequence[Written], edges: Sequence[Written]) -> None:
    """Refuse posts and steps that are not there, and codes borne twice."""
    errors: dict[str, Any] = {}
    codes = {one["code"] for one in steps}
    posts = _known_posts(session, steps)
    for place, one in enumerate(steps):
        wrong = {
            name: ["not-found"] for name in ACTING if one.get(name) and str(one[name]) not in posts
        }
        if any(str(post) not in posts for post in one.get("supervising_posts") or ()):
            wrong["supervising_posts"] = ["not-found"]
        if not codes.issuperset(one.get("supervising_steps") or ()):
            wrong["supervising_steps"] = ["not-found"]
        if not one["title"].strip():
            wrong["title"] = ["text-missing"]
        if wrong:
            errors.setdefault("steps", {})[str(place)] = wrong
    for place, edge in enumerate(edges):
        lost = {name: ["not-found"] for name in ("source", "target") if edge[name] not in codes}
        if lost:
            errors.setdefault("edges", {})[str(place)] = lost
    chart = chart_of({"steps": steps, "edges": edges})
    if any(one.code == "code-repeated" for one in broken_references(chart)):
        errors.setdefault("steps", {})["codes"] = ["text-repeated"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _known_posts(session: Session, steps: Sequence[Written]) -> set[str]:
    asked = {str(one[name]) for one in steps for name in ACTING if one.get(name)}
    asked |= {str(post) for one in steps for post in one.get("supervising_posts") or ()}
    if not asked:
        return set()
    found = session.scalars(select(Post.id).where(Post.id.in_([UUID(one) for one in asked])))
    return {str(one) for one in found}
