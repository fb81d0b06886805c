import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { day } from "../time/dates";

export interface Stage {
  due: number;
  done: number;
  expected: number;
  days_late: number;
  due_on: string;
  last_submitted_on: string | null;
  completed_on?: string | null;
  /** Where what is left is found. */
  to?: string;
}

interface Props {
  caption: string;
  head: string;
  columns: readonly { key: string; label: string; note?: string; days_late?: number }[];
  rows: readonly { key: string; label: string; to?: string; note?: string; blank?: string; cells: Record<string, Stage | undefined> }[];
}

/** Who is how far in which stage: the bar is done of due, the tick where it should stand today. */
export function StageMatrix({ caption, head, columns, rows }: Props) {
  const { t } = useTranslation("shared");
  return (
    <>
      <div className="chart-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="stage-matrix">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((one) => (
                <th key={one.key} scope="col">
                  {one.label}
                  {one.note && <small>{one.note}</small>}
                  {Boolean(one.days_late) && <Late days={one.days_late ?? 0} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.to ? <Link to={row.to}>{row.label}</Link> : row.label}
                  {row.note && <small>{row.note}</small>}
                </th>
                {row.blank
                  ? <td colSpan={columns.length} className="heat-blank">{row.blank}</td>
                  : columns.map((one) => <StageCell key={one.key} stage={row.cells[one.key]} name={`${row.label} ${one.label}`} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-key" aria-hidden><span className="stage-key-bar" /> {t("charts.stage.bar")} <span className="stage-key-tick" /> {t("charts.stage.tick")}</p>
    </>
  );
}

function StageCell({ stage, name }: { stage: Stage | undefined; name: string }) {
  const { t } = useTranslation("shared");
  if (!stage) return <td>—</td>;
  const { due, done, expected } = stage;
  const share = (n: number) => `${due ? Math.min(100, (100 * n) / due) : 0}%`;
  const says = t("charts.stage.says", { name, done, due, expected, day: day(stage.due_on) });
  const last = stage.last_submitted_on ? t("charts.stage.last", { day: day(stage.last_submitted_on) }) : "";
  return (
    <td title={[says, last].filter(Boolean).join(" · ")}>
      {due === 0 ? (
        <span className="chart-quiet">{stage.completed_on ? t("charts.stage.completed") : stage.days_late > 0 ? "" : t("charts.stage.nothing")}</span>
      ) : (
        <>
          <Told stage={stage} says={says} />
          <span className={done >= due ? "stage-bar stage-full" : "stage-bar"}>
            <span className="stage-done" style={{ width: share(done) }} />
            <span className="stage-tick" style={{ left: share(expected) }} />
          </span>
        </>
      )}
      {due === 0 && stage.days_late > 0 && <Late days={stage.days_late} />}
      {last && <small className="chart-quiet">{last}</small>}
    </td>
  );
}

/** So many of so many; where it is late, by how many working days, in words and in red. */
function Told({ stage, says }: { stage: Stage; says: string }) {
  const { t } = useTranslation("shared");
  const { due, done, days_late: late } = stage;
  const said = late > 0 ? <Tag color="error">{t("due.late", { count: late })} {done}/{due}</Tag> : `${done}/${due}`;
  const name = late > 0 ? `${says} ${t("due.late", { count: late })}` : says;
  return stage.to ? <Link to={stage.to} aria-label={name}>{said}</Link> : <span>{said}</span>;
}

function Late({ days }: { days: number }) {
  const { t } = useTranslation("shared");
  return <Tag color="error">{t("due.late", { count: days })}</Tag>;
}
