import type { FlowGraph } from "@/shared/flow/graph";
import type { FlowFinding } from "@/shared/flow/marks";
import type { WizardProblem } from "./problems";

const AT_STEP = /^\/?flowchart[/_]steps[/_](\d+)/;

/** The step of the drawing a problem is about, whether named by pointer or by field. */
export function stepAt(place: string, graph: FlowGraph): string | undefined {
  const found = AT_STEP.exec(place);
  return found ? graph.steps[Number(found[1])]?.code : undefined;
}

export function flowFindings(problems: readonly WizardProblem[], graph: FlowGraph): FlowFinding[] {
  return problems
    .filter((one) => one.pointer.startsWith("/flowchart"))
    .map((one) => ({ step: stepAt(one.pointer, graph), explanation: one.message, wrong: one.blocking && one.code !== "candidate-open" }));
}
