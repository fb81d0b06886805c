import { Link } from "react-router";

export interface Fall {
  name: string;
  n: number;
  sign: string;
  colour: string;
  /** Where the column begins. */
  foot: number;
  to?: string;
}

/** From what was to what is: each column hangs where the one before it ended. */
export function Falls({ steps, label }: { steps: readonly Fall[]; label: string }) {
  const top = Math.max(1, ...steps.map((one) => one.foot + one.n)) * 1.12;
  const share = (n: number) => `${(100 * n) / top}%`;
  return (
    <figure className="falls" aria-label={label}>
      {steps.map((one) => {
        const says = `${one.name} ${one.sign}${one.n}`;
        const look = { className: "falls-column", title: says, style: { bottom: share(one.foot), height: share(one.n), background: one.colour } };
        return (
          <div key={one.name} className="falls-step">
            <div className="falls-place">
              {one.to ? <Link to={one.to} aria-label={says} {...look} /> : <span {...look} />}
              <b style={{ bottom: share(one.foot + one.n) }}>{one.sign}{one.n}</b>
            </div>
            <span>{one.name}</span>
          </div>
        );
      })}
    </figure>
  );
}
