import { Alert } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface FormError {
  /** Id of the control the message belongs to. */
  field?: string;
  message: string;
}

interface Props {
  errors: readonly FormError[];
  /** Brings the field into view first where it stands on another step of the form. */
  onGo?: (field: string) => void;
  /** What was answered to the press, where the errors are worded anew each time they are shown. */
  answer?: unknown;
}

/** All that is wrong with a form, on top, in the words that also stand at the fields; takes the focus when a press was answered, never while one writes on or when some was mended. */
export function ErrorSummary({ errors, onGo = reach, answer = errors }: Props) {
  const { t } = useTranslation("shared");
  const place = useRef<HTMLDivElement>(null);
  const before = useRef<readonly FormError[]>([]);
  const wrong = errors.length > 0;
  useEffect(() => {
    const mended = answer === errors && errors.every((one) => before.current.includes(one));
    before.current = errors;
    if (wrong && !mended) place.current?.focus();
  }, [answer, wrong]); // eslint-disable-line react-hooks/exhaustive-deps
  if (!wrong) return null;
  const list = (
    <ul>
      {errors.map((one, index) => (
        <li key={index}>
          {one.field ? <a href={`#${one.field}`} onClick={(event) => { event.preventDefault(); onGo(one.field ?? ""); }}>{one.message}</a> : one.message}
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={place} tabIndex={-1} role="alert" className="error-summary">
      <Alert role="group" type="error" showIcon title={t("form.errors", { count: errors.length })} description={list} />
    </div>
  );
}

const TAKES_FOCUS = "input, textarea, button, select, [tabindex]";

/** Moves to the control of this id, or to the first one whose id begins with it. */
export function reach(field: string): boolean {
  const found = document.getElementById(field) ?? document.querySelector<HTMLElement>(`[id^="${field}"]`);
  const control = found?.matches(TAKES_FOCUS) ? found : found?.querySelector<HTMLElement>(TAKES_FOCUS);
  control?.scrollIntoView({ block: "center" });
  control?.focus();
  return Boolean(control);
}
