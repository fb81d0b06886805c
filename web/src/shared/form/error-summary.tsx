import { Alert } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface FormError {
  /** Id of the control the message belongs to. */
  field?: string;
  message: string;
}

/** All that is wrong with a form, on top, in the words that also stand at the fields; takes the focus. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const { t } = useTranslation("shared");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length) place.current?.focus();
  }, [errors]);
  if (!errors.length) return null;
  const list = (
    <ul>
      {errors.map((one, index) => (
        <li key={index}>
          {one.field ? <a href={`#${one.field}`} onClick={(event) => goTo(event, one.field)}>{one.message}</a> : one.message}
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={place} tabIndex={-1} role="alert" className="error-summary">
      <Alert type="error" showIcon title={t("form.errors", { count: errors.length })} description={list} />
    </div>
  );
}

function goTo(event: { preventDefault: () => void }, field?: string): void {
  event.preventDefault();
  const control = field ? document.getElementById(field) : null;
  control?.scrollIntoView({ block: "center" });
  control?.focus();
}
