import type { Of } from "@/api/types";

export type FlowStep = Of<"FlowStepDraft">;
export type FlowEdge = Of<"FlowEdgeDraft">;
export type StepType = FlowStep["type"];

/** A flow as it is drawn, listed, and sent to the service: one and the same. */
export interface FlowGraph {
  steps: FlowStep[];
  edges: FlowEdge[];
}

export const STEP_TYPES: readonly StepType[] = [
  "start", "acceptance", "handling", "reviewing", "deciding", "issuing", "monitoring", "gateway", "end",
];
const MARKERS = new Set<StepType>(["start", "end", "gateway"]);
const POST_OF = { reviewing: "reviewing_post_id", deciding: "deciding_post_id" } as const;

/** Whether somebody does something in this step. */
export function acts(step: FlowStep): boolean {
  return !MARKERS.has(step.type);
}

/** The field in which the post that does the step's own work stands. */
export function postField(type: StepType): "handling_post_id" | "reviewing_post_id" | "deciding_post_id" {
  return POST_OF[type as keyof typeof POST_OF] ?? "handling_post_id";
}

export function doerOf(step: FlowStep): string | null {
  return step[postField(step.type)] ?? step.handling_post_id ?? step.reviewing_post_id ?? step.deciding_post_id ?? null;
}

function newCode(graph: FlowGraph, type: StepType): string {
  const taken = new Set(graph.steps.map((one) => one.code));
  const stem = acts({ type } as FlowStep) ? "step" : type;
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A flow that only begins and ends. */
export function begun(titles: { start: string; end: string }): FlowGraph {
  return {
    steps: [
      { code: "start-1", title: titles.start, type: "start" },
      { code: "end-1", title: titles.end, type: "end" },
    ],
    edges: [{ source: "start-1", target: "end-1" }],
  };
}

/** The step after which something new belongs when nobody chose one: the last before the end. */
function usualPlace(graph: FlowGraph): string | undefined {
  const end = graph.steps.find((one) => one.type === "end");
  const before = graph.edges.filter((one) => one.target === end?.code).at(-1);
  return before?.source ?? graph.steps.filter((one) => one.type !== "end").at(-1)?.code;
}

function inserted(graph: FlowGraph, step: FlowStep, after: string | undefined): FlowGraph {
  const chosen = graph.steps.find((one) => one.code === after);
  const place = !chosen || chosen.type === "end" ? usualPlace(graph) : after;
  const index = graph.steps.findIndex((one) => one.code === place) + 1;
  const steps = [...graph.steps.slice(0, index), step, ...graph.steps.slice(index)];
  const from = graph.steps.find((one) => one.code === place);
  if (!from) return { steps, edges: graph.edges };
  const end = graph.steps.find((one) => one.type === "end");
  if (from.type === "gateway") {
    const branch = [{ source: from.code, target: step.code }];
    if (end) branch.push({ source: step.code, target: end.code });
    return { steps, edges: [...graph.edges, ...branch] };
  }
  const moved = graph.edges.map((one) => (one.source === from.code ? { ...one, source: step.code } : one));
  return { steps, edges: [...moved, { source: from.code, target: step.code }] };
}

/** Puts a step into the flow after another one; what followed that one now follows the new one. */
export function stepAdded(graph: FlowGraph, type: StepType, title: string, after?: string): { graph: FlowGraph; code: string } {
  const code = newCode(graph, type);
  const step: FlowStep = { code, title, type };
  return { graph: inserted(graph, step, after), code };
}

/** Puts a decision into the flow: on the usual way it goes on as before, otherwise it ends. */
export function decisionAdded(graph: FlowGraph, title: string, after?: string): { graph: FlowGraph; code: string } {
  const { graph: next, code } = stepAdded(graph, "gateway", title, after);
  const edges = next.edges.map((one) => (one.source === code ? { ...one, is_default: true } : one));
  return { graph: { ...next, edges }, code };
}

/** Takes a step out; those before it lead to those after it. */
export function stepRemoved(graph: FlowGraph, code: string): FlowGraph {
  const before = graph.edges.filter((one) => one.target === code);
  const after = graph.edges.filter((one) => one.source === code);
  const kept = graph.edges.filter((one) => one.source !== code && one.target !== code);
  const bridges = before.flatMap((one) => after.map((next) => ({ ...one, target: next.target })));
  const fresh = bridges.filter(
    (one) => one.source !== one.target && !kept.some((known) => known.source === one.source && known.target === one.target),
  );
  return { steps: graph.steps.filter((one) => one.code !== code), edges: [...kept, ...fresh] };
}

export function stepChanged(graph: FlowGraph, code: string, values: Partial<FlowStep>): FlowGraph {
  return { ...graph, steps: graph.steps.map((one) => (one.code === code ? { ...one, ...values } : one)) };
}

/** Gives a step another type; its post goes with it. */
export function typeChanged(graph: FlowGraph, code: string, type: StepType): FlowGraph {
  const step = graph.steps.find((one) => one.code === code);
  if (!step) return graph;
  const post = doerOf(step);
  const bare = { handling_post_id: null, reviewing_post_id: null, deciding_post_id: null };
  const posts = acts({ type } as FlowStep) ? { ...bare, [postField(type)]: post } : bare;
  return stepChanged(graph, code, { type, ...posts });
}

/** Moves a step up or down in the list; the ways between steps stay. */
export function stepMoved(graph: FlowGraph, code: string, by: number): FlowGraph {
  const steps = [...graph.steps];
  const index = steps.findIndex((one) => one.code === code);
  const [step] = steps.splice(index, 1);
  if (!step || index + by < 0) return graph;
  steps.splice(index + by, 0, step);
  return { ...graph, steps };
}

export function connected(graph: FlowGraph, source: string, target: string): FlowGraph {
  const known = graph.edges.some((one) => one.source === source && one.target === target);
  if (known || source === target) return graph;
  return { ...graph, edges: [...graph.edges, { source, target }] };
}

export function edgeChanged(graph: FlowGraph, source: string, target: string, values: Partial<FlowEdge>): FlowGraph {
  const edges = graph.edges.map((one) => (one.source === source && one.target === target ? { ...one, ...values } : one));
  return { ...graph, edges };
}

export function edgeRemoved(graph: FlowGraph, source: string, target: string): FlowGraph {
  return { ...graph, edges: graph.edges.filter((one) => one.source !== source || one.target !== target) };
}

/** Says what follows a step; ways that stay keep their conditions. */
export function nextChosen(graph: FlowGraph, source: string, targets: readonly string[]): FlowGraph {
  const kept = graph.edges.filter((one) => one.source !== source || targets.includes(one.target));
  const fresh = targets.filter((target) => !kept.some((one) => one.source === source && one.target === target));
  return { ...graph, edges: [...kept, ...fresh.map((target) => ({ source, target }))] };
}

/** Forgets where steps were put by hand, so that the flow is laid out by itself. */
export function unplaced(graph: FlowGraph): FlowGraph {
  return { ...graph, steps: graph.steps.map((one) => ({ ...one, shape: undefined })) };
}

/** The flow as the service takes it: without what it numbers itself. */
export function sent(graph: { steps: readonly object[]; edges: readonly object[] }): FlowGraph {
  const bare = (one: object) =>
    Object.fromEntries(Object.entries(one).filter(([name, value]) => name !== "position" && value !== undefined && value !== ""));
  const nameless = (one: object) => Object.fromEntries(Object.entries(bare(one)).filter(([name]) => name !== "id"));
  return { steps: graph.steps.map(bare) as FlowStep[], edges: graph.edges.map(nameless) as FlowEdge[] };
}
