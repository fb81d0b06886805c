import type { FormInstance } from "antd";
import type { TFunction } from "i18next";
import { Problem } from "@/api/problem";
import type { FormError } from "@/shared/form/error-summary";
import type { Checked } from "../../registration-queries";
import type { WizardStep } from "./form";

/** One thing wrong or lacking in the form, at its place. */
export interface WizardProblem {
  pointer: string;
  message: string;
  /** It keeps the registration from being sent. */
  blocking: boolean;
  code: string;
}

/** A flow that nobody oversees at a step is mended by marking a risk point there, on the next step. */
const LATER = new Set(["candidate-open"]);

type Path = (string | number)[];

export function pathOf(pointer: string): Path {
  const parts = pointer.split("/").filter(Boolean).map((one) => (/^\d+$/.test(one) ? Number(one) : one));
  return parts[0] === "power" && parts[1] === "posts" ? ["power", "handling"] : parts;
}

/** What the chart prints of the power itself is written with the power. */
const WITH_THE_POWER = /^\/flowchart\/(conditions|materials|supervision_channels)/;

export function stepOf(pointer: string): WizardStep {
  if (WITH_THE_POWER.test(pointer)) return "power";
  const [first, , third] = pointer.split("/").filter(Boolean);
  if (first === "risk_points" && third === "measures") return "measures";
  return first === "flowchart" || first === "risk_points" ? first : "power";
}

export function problemsOf(checked: Checked): WizardProblem[] {
  return checked.steps.flatMap((one) => one.problems.map((found) => ({ ...found, blocking: found.blocking || found.wrong })));
}

/** What a refusal says of the form: fields that are wrong, or everything that is missing. */
export function problemsIn(failure: unknown): WizardProblem[] {
  if (!(failure instanceof Problem)) return [];
  const { errors = [], missing = [] } = failure.document;
  const wrong = errors.map((one) => ({ ...one, code: failure.code, blocking: true }));
  const lacking = missing.map((one) => {
    const { pointer = "" } = one as { pointer?: string };
    return { pointer, code: one.code ?? "", message: one.message ?? one.text ?? one.code ?? "", blocking: true };
  });
  return [...wrong, ...lacking];
}

/** What keeps one from leaving this step forward. */
export function holding(problems: readonly WizardProblem[], step: WizardStep): WizardProblem[] {
  return problems.filter((one) => one.blocking && !LATER.has(one.code) && stepOf(one.pointer) === step);
}

/** Told away from its field, a problem also names the field and whose it is. */
export function asErrors(problems: readonly WizardProblem[], t: TFunction<"powers">): FormError[] {
  return problems.map((one) => {
    const place = placeOf(pathOf(one.pointer), t).filter((words) => words && !one.message.includes(words)).join(" ");
    return { field: pathOf(one.pointer).join("_"), message: place ? t("wizard.at", { place, message: one.message }) : one.message };
  });
}

function placeOf([area, first, ...rest]: Path, t: TFunction<"powers">): string[] {
  const named = (part: string, field: Path[number] | undefined) => (typeof field === "string" ? t(`${part}.${field.replace("_post_id", "")}`, { defaultValue: "" }) : "");
  if (area === "power") return [named("field", first)];
  if (area !== "risk_points" || typeof first !== "number") return [];
  const point = t("wizard.riskNumber", { count: first + 1 });
  const [part, place, field] = rest;
  return typeof place === "number" && part === "measures" ? [point, t("measure.number", { count: place + 1 }), named("measure", field)] : [point, named("risk", part)];
}

/** Puts the words at the fields, and takes away those that no longer hold. */
export function mark(form: FormInstance, problems: readonly WizardProblem[], before: readonly WizardProblem[]): void {
  const put = (found: readonly WizardProblem[], errors: (one: WizardProblem) => string[]) =>
    form.setFields(
      found.filter((one) => stepOf(one.pointer) !== "flowchart").map((one) => ({ name: pathOf(one.pointer) as never, errors: errors(one) })),
    );
  put(before, () => []);
  put(problems, (one) => [one.message]);
}
