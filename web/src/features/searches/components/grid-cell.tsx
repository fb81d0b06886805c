import { useLayoutEffect, useRef } from "react";
import type { GridColumn } from "../columns";

interface Props {
  id: string;
  column: GridColumn;
  label: string;
  value: string;
  error?: string;
  onChange: (text: string) => void;
}

/** One cell of the survey table: plain controls, so that fifty lines stay quick. */
export function GridCell({ id, column, label, value, error, onChange }: Props) {
  const told = error ? `${id}-error` : undefined;
  const shared = { id, "aria-label": label, "aria-invalid": Boolean(error), "aria-describedby": told, className: error ? "wrong" : undefined, title: error };
  const known = !value || column.options?.some((one) => one.value === value);
  return (
    <>
      {column.options ? (
        <select {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {!known && <option value={value}>{value}</option>}
          {column.options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
        </select>
      ) : column.lines ? (
        <Lines shared={shared} value={value} onChange={onChange} />
      ) : (
        <input {...shared} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
      {error && <div id={told} className="sheet-error">{error}</div>}
    </>
  );
}

/** A field as high as what stands in it. */
function Lines({ shared, value, onChange }: { shared: object; value: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const at = field.current;
    if (!at) return;
    at.style.height = "auto";
    at.style.height = `${at.scrollHeight + 2}px`;
  }, [value]);
  return <textarea {...shared} ref={field} rows={1} value={value} onChange={(event) => onChange(event.target.value)} />;
}
