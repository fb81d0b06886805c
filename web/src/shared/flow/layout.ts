import { Graph, layout } from "@dagrejs/dagre";
import type { FlowGraph, FlowStep } from "./graph";

interface Size {
  width: number;
  height: number;
}

/** A step has room for one line of its title and two of its post; each further line makes it higher. */
const STEP: Size = { width: 200, height: 70 };
const MARKER: Size = { width: 120, height: 44 };
const LINE = { height: 19, signs: 12 };
const HALF_AS_WIDE = 0.55;

function lines(title: string): number {
  const width = [...title].reduce((sum, one) => sum + (one > "\u00ff" ? 1 : HALF_AS_WIDE), 0);
  return Math.max(1, Math.ceil(width / LINE.signs));
}

export function sizeOf(step: FlowStep): Size {
  if (step.type === "start" || step.type === "end") return MARKER;
  return { width: STEP.width, height: STEP.height + (lines(step.title) - 1) * LINE.height };
}

const MARGIN = 16;

interface Place {
  x: number;
  y: number;
}

function byHand(step: FlowStep): Place | undefined {
  const { x, y } = (step.shape ?? {}) as Partial<Place>;
  return typeof x === "number" && typeof y === "number" ? { x, y } : undefined;
}

/** Where each step stands: where somebody put it, else where the layout puts it. */
export function places(graph: FlowGraph): Map<string, Place> {
  const drawing = new Graph();
  drawing.setGraph({ rankdir: "TB", nodesep: 56, ranksep: 30, marginx: 16, marginy: 16 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const one of graph.steps) drawing.setNode(one.code, { ...sizeOf(one) });
  for (const one of graph.edges) {
    if (drawing.hasNode(one.source) && drawing.hasNode(one.target)) drawing.setEdge(one.source, one.target);
  }
  layout(drawing);
  return new Map(
    graph.steps.map((one) => {
      const at = drawing.node(one.code) as Place;
      const { width, height } = sizeOf(one);
      return [one.code, byHand(one) ?? { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) }] as const;
    }),
  );
}

/** The room a whole drawing takes at its own size. */
export function roomOf(graph: FlowGraph): Place & Size {
  const at = places(graph);
  const boxes = graph.steps.map((one) => ({ ...(at.get(one.code) ?? { x: 0, y: 0 }), ...sizeOf(one) }));
  const [x, y] = [Math.min(0, ...boxes.map((one) => one.x)), Math.min(0, ...boxes.map((one) => one.y))];
  const [right, below] = [Math.max(...boxes.map((one) => one.x + one.width)), Math.max(...boxes.map((one) => one.y + one.height))];
  return { x, y, width: right - x + MARGIN, height: below - y + MARGIN };
}
