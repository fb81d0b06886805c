import type { Key, ReactNode } from "react";
import "./steps.css";

interface Props {
  items: readonly { key: Key; content: ReactNode; color?: string }[];
}

/** What happened one after the other; the colour of a dot only repeats what is written beside it. */
export function Timeline({ items }: Props) {
  return (
    <ol className="time-line">
      {items.map((one) => <li key={one.key} className={`dot-${one.color ?? "blue"}`}>{one.content}</li>)}
    </ol>
  );
}
