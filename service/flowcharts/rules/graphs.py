"""A flowchart as a graph: steps, what follows what, and who acts where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeAlias

import networkx as nx

from service.flowcharts.rules.vocabulary import (
    DECIDING,
    END,
    GATEWAY,
    MARKERS,
    MONITORING,
    REVIEWING,
    START,
)

WATCHING = frozenset({REVIEWING, DECIDING, MONITORING})
Network: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step, as far as the rules ask; posts are known by their ids."""

    code: str
    title: str
    type: str
    id: str = ""
    handling_post_id: str = ""
    reviewing_post_id: str = ""
    deciding_post_id: str = ""
    duty_requirement: str = ""
    basis: str = ""
    rule: str = ""
    materials: tuple[str, ...] = ()
    limit_value: int | None = None
    limit_unit: str = "day"
    limit_days: str = "working"
    supervising_posts: tuple[str, ...] = ()
    supervising_steps: tuple[str, ...] = ()
    is_restraint: bool = False
    key_location: bool = False
    key_step: bool = False

    @property
    def acts(self) -> bool:
        """Say whether somebody does something in this step."""
        return self.type not in MARKERS

    @property
    def posts(self) -> frozenset[str]:
        """Name every post that acts in this step."""
        named = (self.handling_post_id, self.reviewing_post_id, self.deciding_post_id)
        return frozenset(post for post in named if post)

    @property
    def doer(self) -> str:
        """Name the post that does the step's own work."""
        own = {REVIEWING: self.reviewing_post_id, DECIDING: self.deciding_post_id}
        chosen = own.get(self.type) or self.handling_post_id
        return chosen or self.reviewing_post_id or self.deciding_post_id

    @property
    def watchers(self) -> frozenset[str]:
        """Name the other posts that review, decide or supervise within this step."""
        named = {self.reviewing_post_id, self.deciding_post_id, *self.supervising_posts}
        return frozenset(post for post in named if post and post != self.doer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What follows a step, and when."""

    source: str
    target: str
    condition: str = ""
    is_default: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A flowchart as its rules see it."""

    procedure_source: str = "statutory"
    citation: str = ""
    handling_subject: str = ""
    conditions: str = ""
    materials: tuple[str, ...] = ()
    limit_value: int | None = None
    limit_unit: str = "day"
    limit_days: str = "working"
    supervision_channels: str = ""
    counterpart_rights: str = ""
    complaint_route: str = ""
    steps: tuple[Step, ...] = ()
    edges: tuple[Edge, ...] = field(default=())

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """Find a step by its code."""
        return {one.code: one for one in self.steps}

    @cached_property
    def network(self) -> Network:
        """Give the steps and what follows what as a graph."""
        graph: Network = nx.DiGraph()
        graph.add_nodes_from(one.code for one in self.steps)
        graph.add_edges_from((one.source, one.target) for one in self.edges)
        return graph

    @cached_property
    def acting(self) -> tuple[Step, ...]:
        """List the steps in which somebody acts."""
        return tuple(one for one in self.steps if one.acts)

    def of_type(self, *types: str) -> tuple[Step, ...]:
        """List the steps of some types."""
        return tuple(one for one in self.steps if one.type in types)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Name where the flow begins."""
        return tuple(one.code for one in self.of_type(START))

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Name where the flow ends."""
        return tuple(one.code for one in self.of_type(END))

    def next_acting(self, code: str) -> tuple[Step, ...]:
        """List the steps that act next, looking through gateways."""
        found: dict[str, Step] = {}
        seen, waiting = {code}, list(self.network.successors(code))
        while waiting:
            one = self.step[waiting.pop()]
            if one.code in seen:
                continue
            seen.add(one.code)
            if one.type == GATEWAY:
                waiting += self.network.successors(one.code)
            elif one.acts:
                found[one.code] = one
        return tuple(found.values())


_STEP = tuple(one.name for one in fields(Step))
_CHART = tuple(one.name for one in fields(Chart) if one.name not in ("steps", "edges"))


def chart_of(document: Mapping[str, Any]) -> Chart:
    """Read a chart from the document it is kept in."""
    return Chart(
        **{name: _plain(document[name]) for name in _CHART if name in document},
        steps=tuple(
            Step(**{name: _plain(one[name]) for name in _STEP if one.get(name) is not None})
            for one in document["steps"]
        ),
        edges=tuple(
            Edge(
                source=one["source"],
                target=one["target"],
                condition=one.get("condition", ""),
                is_default=one.get("is_default", False),
            )
            for one in document["edges"]
        ),
    )


def within(graph: Network, allowed: Iterable[str]) -> Network:
    """Keep only these steps and what leads from one to another."""
    return graph.subgraph(list(allowed))


def reached_from(graph: Network, sources: Iterable[str]) -> set[str]:
    """Name every step that can be reached from some."""
    found: set[str] = set()
    for source in sources:
        if source in graph and source not in found:
            found |= {source, *nx.descendants(graph, source)}
    return found


def leading_to(graph: Network, targets: Iterable[str]) -> set[str]:
    """Name every step from which some can be reached."""
    return reached_from(graph.reverse(copy=False), targets)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(str(one) for one in value)
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
