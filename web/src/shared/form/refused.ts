import type { FormInstance } from "antd";
import { Problem } from "@/api/problem";
import type { FormError } from "./error-summary";

type Path = (string | number)[];

function pathOf(pointer: string): Path {
  return pointer.split("/").filter(Boolean).map((one) => (/^\d+$/.test(one) ? Number(one) : one));
}

/** Puts the service's words at the fields they concern, and gives them for the summary. */
export function putErrors(form: FormInstance, failure: unknown): FormError[] {
  if (!(failure instanceof Problem)) return [];
  const errors = failure.document.errors ?? [];
  form.setFields(errors.map((one) => ({ name: pathOf(one.pointer), errors: [one.message] })));
  if (!errors.length) return [{ message: failure.message }];
  return errors.map((one) => ({ field: pathOf(one.pointer).join("_"), message: one.message }));
}

/** What antd found before sending, in the same shape. */
export function foundErrors(fields: { name: Path; errors: string[] }[]): FormError[] {
  const found = fields.flatMap((one) =>
    one.errors.map((message) => ({ field: one.name.join("_"), message })),
  );
  return found.sort((one, other) => inPage(one.field, other.field));
}

/** What is still wrong once fields were written anew. */
export function leftOf(errors: FormError[], changed: { name: Path; touched?: boolean; errors?: string[] }[]): FormError[] {
  const mended = new Set(changed.filter((one) => one.touched && !one.errors?.length).map((one) => one.name.join("_")));
  return errors.some((one) => mended.has(one.field ?? "")) ? errors.filter((one) => !mended.has(one.field ?? "")) : errors;
}

/** Which of two fields stands first on the page. */
function inPage(one: string, other: string): number {
  const [first, second] = [document.getElementById(one), document.getElementById(other)];
  if (!first || !second || first === second) return 0;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
