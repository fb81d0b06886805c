import type { WhoCan } from "@/api/problem";
import type { Case, CaseItem, CaseStep } from "../queries";

/** One line of a record as its printed form shows it. */
export interface FaceLine {
  field: string;
  label: string;
  value: unknown;
  before?: unknown;
}

/** What somebody wrote at one field when he sent a record back. */
export interface Remark {
  item_id: string;
  field: string;
  text: string;
  resolved?: boolean;
}

export interface ActAnswer {
  act: string;
  allowed: boolean;
  reason?: string;
  who_can?: WhoCan[];
  steps?: { code: string; zh: string; en: string }[];
}

/** A case as far as the service writes it out; what it leaves out is simply not shown. */
export interface Faced {
  items: (CaseItem & { face?: FaceLine[] })[];
  remarks?: Remark[];
  acts?: ActAnswer[];
}

export type FacedCase = Omit<Case, "items"> & Faced;

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
export function chainSteps(found: Case): ChainStep[] {
  const { steps } = found.chain as { steps?: ChainStep[] };
  return steps ?? [];
}

/** The step that comes after the one the case stands at. */
export function stepAfter(found: Case): ChainStep | undefined {
  const steps = chainSteps(found);
  return steps[steps.findIndex((one) => one.code === found.step_code) + 1];
}

/** Drafting steps before the current one: where records may be sent back to. */
export function stepsBack(found: FacedCase): { code: string; zh: string; en: string }[] {
  const told = found.acts?.find((one) => one.act === "return")?.steps;
  if (told) return told;
  const steps = chainSteps(found);
  const here = steps.findIndex((one) => one.code === found.step_code);
  return steps.slice(0, Math.max(here, 0)).filter((one) => one.type === "draft");
}

export function openStep(found: Case): CaseStep | undefined {
  return found.steps.find((one) => one.state === "open");
}

/** A value of a face in words; lists one below the other. */
export function spelled(value: unknown): string {
  if (value == null || value === "") return "";
  if (Array.isArray(value)) return value.map(spelled).join("\n");
  if (typeof value === "object") return Object.values(value).map(spelled).filter(Boolean).join(" ");
  return String(value);
}
