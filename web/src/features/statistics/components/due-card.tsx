import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useDue } from "../queries";

type Found = Of<"Due">;
type Day = Found["rows"][number];

const KINDS = ["measure", "stage", "task", "sheet"] as const;
const WEEK = 7;
const STEPS = 5;

export function DueCard() {
  return <Asked asked={useDue()}>{(found) => <Shown found={found} />}</Asked>;
}

const of = (kinds: unknown, kind: string) => Number((kinds as Record<string, number>)[kind] ?? 0);

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const overdue = KINDS.reduce((all, kind) => all + of(found.overdue, kind), 0);
  const said = (kinds: unknown) => KINDS.filter((kind) => of(kinds, kind)).map((kind) => `${t(`due.${kind}`)} ${of(kinds, kind)}`).join(" · ");
  return (
    <ChartCard
      title={t("due.title")}
      about={found}
      figures={[
        { label: t("due.ahead", { from: day(found.first), until: day(found.last) }), value: found.total },
        { label: overdue ? `${t("due.overdue")} (${said(found.overdue)})` : t("due.overdue"), value: overdue, alarming: overdue > 0 },
      ]}
      table={{ chart: "due" }}
    >
      <Calendar days={found.rows} said={said} />
    </ChartCard>
  );
}

/** The weeks ahead, Monday first; a darker day has more that falls due. */
function Calendar({ days, said }: { days: readonly Day[]; said: (kinds: unknown) => string }) {
  const { t } = useTranslation("statistics");
  const most = Math.max(1, ...days.map((one) => one.n));
  const lead = days[0] ? (dayjs(days[0].day).day() + WEEK - 1) % WEEK : 0;
  const places: (Day | undefined)[] = [...Array.from({ length: lead }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(places.length / WEEK) }, (_one, week) =>
    Array.from({ length: WEEK }, (_day, index) => places[week * WEEK + index]),
  );
  const shade = (one: Day) => (one.n ? `heat-${Math.max(1, Math.ceil((STEPS * Math.log(one.n + 1)) / Math.log(most + 1)))}` : one.working_day ? undefined : "due-off");
  return (
    <table className="due-days">
      <thead>
        <tr>{Array.from({ length: WEEK }, (_one, index) => <th key={index} scope="col">{t(`due.weekday.${index + 1}`)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, place) => (
          <tr key={place}>
            {week.map((one, index) => (
              <td key={index} className={one && shade(one)} title={one && (said(one.kinds) || t("due.nothing"))}>
                {one && <><small>{dayjs(one.day).format("M-D")}</small>{one.n > 0 && <strong>{one.n}</strong>}</>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
