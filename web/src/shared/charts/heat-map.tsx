import { useTranslation } from "react-i18next";
import { Link } from "react-router";

export interface HeatCell {
  column: string;
  /** Null where the column means nothing for this row. */
  n: number | null;
  per_100_posts: string | null;
  to?: string;
}

export interface HeatRow {
  key: string;
  label: string;
  to?: string;
  posts: number | null;
  /** Why the row has no numbers at all; nothing found is a number, nothing searched is not. */
  blank?: string;
  cells: readonly HeatCell[];
}

interface Props {
  caption: string;
  head: string;
  columns: readonly { key: string; label: string }[];
  rows: readonly HeatRow[];
}

const STEPS = 5;

/** Where points gather: the shade is the rate per 100 posts, the number is how many. */
export function HeatMap({ caption, head, columns, rows }: Props) {
  const { t } = useTranslation("shared");
  const most = Math.max(0, ...rows.flatMap((row) => row.cells.map((one) => Number(one.per_100_posts ?? 0))));
  return (
    <>
      <div className="chart-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="heat-map">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((one) => <th key={one.key} scope="col">{one.label}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.to ? <Link to={row.to}>{row.label}</Link> : row.label} <small>{t("charts.heat.posts", { count: row.posts ?? 0 })}</small></th>
                {row.blank
                  ? <td colSpan={columns.length} className="heat-blank">{row.blank}</td>
                  : columns.map((one) => <Shade key={one.key} cell={row.cells.find((cell) => cell.column === one.key)} most={most} name={`${row.label} ${one.label}`} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="heat-key" aria-hidden>
        {t("charts.heat.less")}
        {Array.from({ length: STEPS }, (_one, index) => <span key={index} className={`heat-${index + 1}`} />)}
        {t("charts.heat.more")}
        <span className="heat-blank" /> {t("charts.heat.blank")}
      </p>
    </>
  );
}

function Shade({ cell, most, name }: { cell: HeatCell | undefined; most: number; name: string }) {
  const { t } = useTranslation("shared");
  if (!cell || cell.n == null) return <td className="heat-blank" title={t("charts.heat.unknown")}>—</td>;
  const rate = Number(cell.per_100_posts ?? 0);
  const step = most && rate ? Math.max(1, Math.ceil((STEPS * rate) / most)) : 0;
  const says = t("charts.heat.says", { name, n: cell.n, rate: cell.per_100_posts ?? "—" });
  return (
    <td className={`heat-${step}`} title={says}>
      {cell.to ? <Link to={cell.to} aria-label={says}>{cell.n}</Link> : cell.n}
    </td>
  );
}
