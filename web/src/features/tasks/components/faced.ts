import type { Case, CaseStep } from "../queries";

export type FaceLine = Case["items"][number]["face"][number];
export type Remark = Case["remarks"][number];
export type WayStep = Case["way"][number];

/** A remark that is still being written: of which record, at which field. */
export interface Note {
  item_id: string;
  field: string;
  text: string;
}

interface ChainStep {
  code: string;
  type: string;
  acting: string;
  zh: string;
  en: string;
  due?: { working_days?: number };
}

/** The steps of the chain in their order. */
export function chainSteps(found: Case): ChainStep[] {
  const { steps } = found.chain as { steps?: ChainStep[] };
  return steps ?? [];
}

/** The step that comes after the one the case stands at. */
export function stepAfter(found: Case): ChainStep | undefined {
  const steps = chainSteps(found);
  return steps[steps.findIndex((one) => one.code === found.step_code) + 1];
}

/** Whether the Party group decides after the step the case stands at. */
export function toPartyGroup(found: Case): boolean {
  const steps = chainSteps(found);
  return steps.slice(steps.findIndex((one) => one.code === found.step_code) + 1).some((one) => one.acting === "body:party_group");
}

/** Drafting steps records may be sent back to. */
export function stepsBack(found: Case): { code: string; zh: string; en: string }[] {
  return found.acts.find((one) => one.act === "return")?.to_steps ?? [];
}

export function openStep(found: Case): CaseStep | undefined {
  return found.steps.find((one) => one.state === "open");
}

/** A value of a face in words, one below the other. */
export function spelled(value: readonly string[] | null | undefined): string {
  return (value ?? []).filter(Boolean).join("\n");
}

const OUTCOME = "/outcome/";

/** What must be confirmed of the records together with the yes. */
export function askedWithYes(found: Case): string[] {
  const asked = found.missing.flatMap((one) => (one.pointer.startsWith(OUTCOME) ? [one.pointer.slice(OUTCOME.length)] : []));
  return [...new Set(asked)].filter((one) => one !== "rank");
}

/** What is still missing and is not answered by the yes itself. */
export function stillMissing(found: Case): Case["missing"] {
  return found.missing.filter((one) => !one.pointer.startsWith(OUTCOME));
}
