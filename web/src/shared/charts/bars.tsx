import { Link } from "react-router";

export interface Piece {
  name: string;
  n: number;
  colour: string;
  /** Where what it counts is listed. */
  to?: string;
}

interface Props {
  /** Each row is a hundred per cent of its base; without a base, of the sum of its pieces. */
  rows: readonly { name: string; base?: number; pieces: readonly Piece[] }[];
  label: string;
}

const LEGIBLE = 6;

/** Bars of a hundred per cent; a piece says its number, and can be pressed, where it has room for it. */
export function Bars({ rows, label }: Props) {
  const legend = new Map(rows.flatMap((row) => row.pieces.map((one) => [one.name, one.colour] as const)));
  return (
    <figure className="bars" aria-label={label}>
      {rows.map((row) => {
        const base = row.base ?? row.pieces.reduce((all, one) => all + one.n, 0);
        return (
          <div key={row.name} className="bars-row">
            <span className="bars-name">{row.name}</span>
            <span className="bars-bar">
              {row.pieces.filter((one) => one.n > 0).map((one) => <Part key={one.name} piece={one} base={base} />)}
            </span>
          </div>
        );
      })}
      <figcaption className="chart-legend">
        {[...legend].map(([name, colour]) => (
          <span key={name}><i style={{ background: colour }} /> {name}</span>
        ))}
      </figcaption>
    </figure>
  );
}

function Part({ piece, base }: { piece: Piece; base: number }) {
  const share = base ? (100 * piece.n) / base : 0;
  const says = `${piece.name} ${piece.n}/${base}`;
  const look = { className: "bars-piece", title: says, style: { width: `${share}%`, background: piece.colour } };
  if (share < LEGIBLE) return <span {...look} />;
  return piece.to ? <Link to={piece.to} aria-label={says} {...look}>{piece.n}</Link> : <span {...look}>{piece.n}</span>;
}
