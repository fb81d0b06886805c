import type { WhoCan } from "@/api/problem";
import type { Case, CaseItem, CaseStep } from "../queries";

/** One line of a record as its printed form shows it. */
export interface FaceLine {
  field: string;
  label: string;
  value: readonly string[];
  /** How it read when it was decided last. */
  before?: readonly string[] | null;
  changed?: boolean;
}

/** What somebody wrote at one field when he sent a record back. */
export interface Remark {
  id?: string;
  item_id: string | null;
  field: string;
  text: string;
  by_name?: string;
  resolved?: boolean;
}

export interface ActAnswer {
  act: string;
  allowed: boolean;
  reason: string;
  who_can: WhoCan[];
  to_steps: { code: string; zh: string; en: string }[];
}

export interface WayStep extends ChainStep {
  state: string;
  who: { name: string; post: string }[];
}

export interface CaseFile {
  id: string;
  step_id: string;
  name: string;
  label: string;
  uploaded_name: string;
  uploaded_at: string;
}

/** A case as far as the service writes it out; what it leaves out is simply not shown. */
export interface Faced {
  items: (CaseItem & { face?: FaceLine[]; rank_label?: string })[];
  steps: (CaseStep & { waiting_for?: string[]; on_behalf_of_name?: string })[];
  remarks?: Remark[];
  acts?: ActAnswer[];
  way?: WayStep[];
  attachments?: CaseFile[];
  started_by_name?: string;
  started_post_title?: string;
  rank_label?: string;
  object_label?: string;
  department?: string;
}

export type FacedCase = Omit<Case, "items" | "steps"> & Faced;

export function facedOf(found: Case): FacedCase {
  return found as FacedCase;
}

export interface ChainStep {
  code: string;
  type: string;
  zh: string;
  en: string;
  due?: { working_days?: number };
}

/** The steps of the chain in their order. */
export function chainSteps(found: FacedCase): ChainStep[] {
  const { steps } = found.chain as { steps?: ChainStep[] };
  return steps ?? [];
}

/** The step that comes after the one the case stands at. */
export function stepAfter(found: FacedCase): ChainStep | undefined {
  const steps = chainSteps(found);
  return steps[steps.findIndex((one) => one.code === found.step_code) + 1];
}

/** Drafting steps before the current one: where records may be sent back to. */
export function stepsBack(found: FacedCase): { code: string; zh: string; en: string }[] {
  const told = found.acts?.find((one) => one.act === "return")?.to_steps;
  if (told?.length) return told;
  const steps = chainSteps(found);
  const here = steps.findIndex((one) => one.code === found.step_code);
  return steps.slice(0, Math.max(here, 0)).filter((one) => one.type === "draft");
}

export function openStep(found: FacedCase): CaseStep | undefined {
  return found.steps.find((one) => one.state === "open");
}

/** A value of a face in words, one below the other. */
export function spelled(value: readonly string[] | null | undefined): string {
  return (value ?? []).filter(Boolean).join("\n");
}
