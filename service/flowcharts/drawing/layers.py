"""Put the steps of a flow into layers, and those of a layer in an order with few crossings."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TypeAlias

import networkx as nx

SWEEPS = 8
Pair = tuple[str, str]
Graph: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class Layered:
    """Steps in layers from above; a long way down passes through one `via` in each layer."""

    layers: tuple[tuple[str, ...], ...]
    vias: Mapping[Pair, tuple[str, ...]]
    returns: frozenset[Pair]

    def neighbours(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Say of each place what is drawn right above and right below it."""
        above: dict[str, list[str]] = {}
        below: dict[str, list[str]] = {}
        for (source, target), vias in self.vias.items():
            chain = (source, *vias, target)
            for upper, lower in pairwise(chain):
                below.setdefault(upper, []).append(lower)
                above.setdefault(lower, []).append(upper)
        return above, below


def layered(codes: Sequence[str], pairs: Sequence[Pair]) -> Layered:
    """Layer a flow; ways that lead back are told apart and drawn outside."""
    ways = [one for one in dict.fromkeys(pairs) if one[0] != one[1]]
    returns = _returning(codes, ways)
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from(codes)
    graph.add_edges_from(one for one in ways if one not in returns)
    depth = {
        code: place
        for place, layer in enumerate(nx.topological_generations(graph))
        for code in layer
    }
    _pull_down(graph, depth)
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for code in codes:
        layers[depth[code]].append(code)
    vias = {}
    for source, target in graph.edges:
        passed = [f"{source}\0{target}\0{n}" for n in range(depth[source] + 1, depth[target])]
        for place, via in enumerate(passed, start=depth[source] + 1):
            layers[place].append(via)
        vias[source, target] = tuple(passed)
    loops = {one for one in pairs if one[0] == one[1]}
    found = Layered(tuple(map(tuple, layers)), vias, frozenset(returns | loops))
    return _ordered(found)


def _returning(codes: Sequence[str], ways: Sequence[Pair]) -> set[Pair]:
    """Walk the flow as it is written and find the ways that lead back to where it came from."""
    leaving: dict[str, list[str]] = {code: [] for code in codes}
    for source, target in ways:
        leaving[source].append(target)
    state: dict[str, int] = {}
    found: set[Pair] = set()
    for root in codes:
        waiting = [] if root in state else [(root, iter(leaving[root]))]
        if waiting:
            state[root] = 1
        while waiting:
            here, rest = waiting[-1]
            there = next(rest, None)
            if there is None:
                state[here] = 2
                waiting.pop()
            elif state.get(there) == 1:
                found.add((here, there))
            elif there not in state:
                state[there] = 1
                waiting.append((there, iter(leaving[there])))
    return found


def _pull_down(graph: Graph, depth: dict[str, int]) -> None:
    """Draw what has no step before it right above the step it leads to."""
    for code in graph.nodes:
        if graph.in_degree(code) == 0 and graph.out_degree(code) > 0 and depth[code] == 0:
            nearest = min(depth[after] for after in graph.successors(code))
            depth[code] = max(0, nearest - 1)


def _ordered(found: Layered) -> Layered:
    """Sort each layer by the middle of its neighbours, downwards and upwards in turn."""
    layers = [list(layer) for layer in found.layers]
    above, below = found.neighbours()
    best, fewest = [list(layer) for layer in layers], _crossings(layers, below)
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        beside = above if downwards else below
        for layer in layers if downwards else reversed(layers):
            place = {code: n for other in layers for n, code in enumerate(other)}
            middle = {
                code: fmean([place[one] for one in beside[code]])
                if beside.get(code)
                else place[code]
                for code in layer
            }
            layer.sort(key=middle.__getitem__)
        crossed = _crossings(layers, below)
        if crossed < fewest:
            best, fewest = [list(layer) for layer in layers], crossed
    return Layered(tuple(map(tuple, best)), found.vias, found.returns)


def _crossings(layers: Sequence[Sequence[str]], below: Mapping[str, Sequence[str]]) -> int:
    place = {code: n for layer in layers for n, code in enumerate(layer)}
    total = 0
    for layer in layers:
        ends = [sorted(place[one] for one in below.get(code, ())) for code in layer]
        seen: list[int] = []
        for group in ends:
            for one in group:
                total += len(seen) - bisect_right(seen, one)
            for one in group:
                insort(seen, one)
    return total
