import { Link } from "react-router";

/** A cell of a chart's table: what it says, where it leads. */
export type Cell = string | number | null | { text: string | number | null; to?: string };

export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

export function plain(cell: Cell): string | number | null {
  return cell !== null && typeof cell === "object" ? cell.text : cell;
}

/** The numbers behind a picture; those that can be looked into are links. */
export function SheetTable({ sheet, caption }: { sheet: Sheet; caption: string }) {
  return (
    <div className="chart-tall" role="region" aria-label={caption} tabIndex={0}>
      <table className="chart-sheet">
        <caption>{caption}</caption>
        <thead>
          <tr>{sheet.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, place) => (
            <tr key={place}>{row.map((cell, index) => <SheetCell key={index} cell={cell} head={index === 0} />)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SheetCell({ cell, head }: { cell: Cell; head: boolean }) {
  const value = plain(cell);
  const to = cell !== null && typeof cell === "object" ? cell.to : undefined;
  const shown = to ? <Link to={to}>{value}</Link> : (value ?? "—");
  if (head) return <th scope="row">{shown}</th>;
  return <td className={typeof value === "number" ? "chart-number" : undefined}>{shown}</td>;
}
