import { Graph, layout } from "@dagrejs/dagre";
import type { FlowGraph, FlowStep } from "./graph";

export const SIZE = { width: 184, height: 66 } as const;
const MARKER = { width: 120, height: 44 } as const;

export function sizeOf(step: FlowStep): { width: number; height: number } {
  return step.type === "start" || step.type === "end" ? MARKER : SIZE;
}

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
