import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { Asked } from "../pages/page-frame";
import { useDrill } from "./drill";

/** The chart whose numbers are meant, and what it was asked. */
export interface ChartTable {
  chart: string;
  query?: Record<string, unknown>;
}

const OF_BUREAU: ReadonlySet<string> = new Set(["pyramid", "heat_map", "stages", "wheel", "matrix", "measures", "changes", "methods", "due", "work_steps"]);

/** What a chart is asked, as it stands in an address. */
export function questionOf({ query = {} }: ChartTable): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value == null || value === "" ? [] : [[name, String(value)]])));
}

function useTable(table: ChartTable) {
  const query = questionOf(table);
  const params = { path: { chart: table.chart }, query } as never;
  return useQuery({
    queryKey: ["statistics", "table", table.chart, query],
    queryFn: () =>
      OF_BUREAU.has(table.chart)
        ? taken(api.GET("/api/v1/statistics/tables/{chart}", { params }))
        : taken(api.GET("/api/v1/region/statistics/tables/{chart}", { params })),
  });
}

/** The numbers behind a picture; those that can be looked into are links. */
export function SheetTable({ table, caption }: { table: ChartTable; caption: string }) {
  return (
    <Asked asked={useTable(table)}>
      {(found) => (
        <div className="chart-tall" role="region" aria-label={caption} tabIndex={0}>
          <table className="chart-sheet">
            <caption>{caption}</caption>
            <thead>
              <tr>{found.heads.map((one, place) => <th key={place} scope="col">{one}</th>)}</tr>
            </thead>
            <tbody>
              {found.rows.map((row, place) => (
                <tr key={place}>{row.map((cell, index) => <SheetCell key={index} cell={cell} head={index === 0} />)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Asked>
  );
}

function SheetCell({ cell, head }: { cell: Of<"ChartCell">; head: boolean }) {
  const to = useDrill()(cell.list, cell.drill);
  const value = cell.says as string | number | null;
  const shown = to ? <Link to={to}>{value}</Link> : (value ?? "—");
  if (head) return <th scope="row">{shown}</th>;
  return <td className={typeof value === "number" ? "chart-number" : undefined}>{shown}</td>;
}
