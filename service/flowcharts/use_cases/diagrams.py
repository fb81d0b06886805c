"""Take a flow over from another modeller's file, and hand ours out the same way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flowcharts.bpmn.reading import Diagram, Unreadable, parse, read
from service.flowcharts.bpmn.writing import write
from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import post_titles
from service.flowcharts.rules.vocabulary import DECIDING, MARKERS, REVIEWING
from service.flowcharts.use_cases.charts import draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.flowcharts.use_cases.refusals import DiagramUnreadable
from tenants.context import Actor
from tenants.models.organisation import Post


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a file."""

    flowchart: Flowchart
    steps: int
    edges: int
    passed_over: list[dict[str, Any]]
    unknown_posts: list[str]


def import_flowchart(session: Session, actor: Actor, *, xml: str, **values: Any) -> TakenOver:
    """Make a new chart of a file; its name is the file's unless another is given."""
    diagram = _readable(xml)
    title = values.pop("title", "") or diagram.title or "未命名流程图"
    chart = draft_flowchart(session, actor, title=title, **values)
    return _draw(session, actor, chart.id, chart.version, diagram, xml)


def replace_by_diagram(
    session: Session, actor: Actor, flowchart_id: UUID, *, if_version: int | None, xml: str
) -> TakenOver:
    """Put the graph of a file in the place of the one drawn before."""
    return _draw(session, actor, flowchart_id, if_version, _readable(xml), xml)


def diagram_of(session: Session, chart: Flowchart, document: Mapping[str, Any]) -> bytes:
    """Write a chart as BPMN 2.0, into the file it came from if it came from one."""
    return write(document, post_titles(session), chart.source.get("xml", ""))


def _readable(xml: str) -> Diagram:
    try:
        return read(parse(xml))
    except Unreadable as fault:
        raise DiagramUnreadable("The diagram cannot be read.", reason=str(fault)) from None


def _draw(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    flowchart_id: UUID,
    if_version: int | None,
    diagram: Diagram,
    xml: str,
) -> TakenOver:
    by_title, known = _posts(session)
    unknown: dict[str, None] = {}
    steps = [_placed(one, by_title, known, unknown) for one in diagram.steps]
    chart = replace_graph(
        session,
        actor,
        flowchart_id,
        if_version=if_version,
        steps=steps,
        edges=diagram.edges,
        source={"xml": xml},
    )
    return TakenOver(
        flowchart=chart,
        steps=len(steps),
        edges=len(diagram.edges),
        passed_over=[
            {"element": element, "name": name, "count": count}
            for (element, name), count in sorted(diagram.passed_over.items())
        ],
        unknown_posts=list(unknown),
    )


def _posts(session: Session) -> tuple[dict[str, UUID], set[UUID]]:
    """Know the bureau's posts by title; a title borne twice names nobody."""
    found = session.execute(select(Post.id, Post.title).where(Post.abolished_on.is_(None))).all()
    titles = [row.title for row in found]
    by_title = {row.title: row.id for row in found if titles.count(row.title) == 1}
    return by_title, {row.id for row in found}


def _placed(
    step: dict[str, Any], by_title: Mapping[str, UUID], known: set[UUID], unknown: dict[str, None]
) -> dict[str, Any]:
    """Find the posts of a step: those the file names for it, else the post of its lane."""
    written = {name: value for name, value in step.items() if name not in ("lane", "posts")}
    named = step.get("posts")
    if named is None and step["lane"] and step["type"] not in MARKERS:
        acts = {REVIEWING: "reviewing_post_id", DECIDING: "deciding_post_id"}
        named = [(acts.get(step["type"], "handling_post_id"), None, step["lane"])]
    for name, post_id, title in named or ():
        found = post_id if post_id in known else by_title.get(title)
        if found is None:
            unknown[title] = None
            if name != "supervising_posts":
                written.setdefault("post_written", title)
        elif name == "supervising_posts":
            written.setdefault(name, []).append(found)
        else:
            written[name] = found
    return written
