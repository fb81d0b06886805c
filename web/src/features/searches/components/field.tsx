import type { ReactNode } from "react";

interface Props {
  id: string;
  label: string;
  error?: string;
  required?: boolean;
  hint?: string;
  /** The control names itself, e.g. a group of radio buttons. */
  group?: boolean;
  /** What stands beside the label without being part of it. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A control with its label and what is wrong with it. */
export function Field({ id, label, error, required, hint, group, beside, children }: Props) {
  const words = <>{label}{required && <span aria-hidden className="needed"> *</span>}</>;
  return (
    <div className={error ? "sheet-field sheet-field-wrong" : "sheet-field"} id={group ? id : undefined}>
      <span className="sheet-label">
        {group ? <span id={`${id}-label`}>{words}</span> : <label htmlFor={id}>{words}</label>}
        {beside}
      </span>
      {children}
      {hint && !error && <small className="sheet-hint">{hint}</small>}
      {error && <div className="sheet-error" id={`${id}-error`}>{error}</div>}
    </div>
  );
}

export function fieldId(row: string | undefined, field: string): string {
  return row ? `row-${row}-${field}` : `sheet-${field}`;
}
