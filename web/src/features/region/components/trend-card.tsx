import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useChartLook } from "@/shared/charts/look";
import { Plot } from "@/shared/charts/plot";
import { Asked } from "@/shared/pages/page-frame";
import { today } from "@/shared/time/dates";
import { lastMonths, type Period, useRegionName, useTrend } from "../queries";

const SUMS = ["coverage", "points", "powers", "measures"] as const;
type Sum = (typeof SUMS)[number];
const DATES = 6;

const VALUES: Record<Sum, (one: Of<"DayTotals">) => number | null> = {
  coverage: (one) => (one.rates?.coverage == null ? null : Number(one.rates.coverage)),
  points: (one) => one.figures?.points.in_force.total ?? null,
  powers: (one) => one.figures?.powers.in_force ?? null,
  measures: (one) => one.figures?.measures.in_force ?? null,
};

/** How the sums of the region came about, day by day, over the last three months. */
export function TrendCard() {
  const period = lastMonths();
  return <Asked asked={useTrend(period)}>{(found) => <Shown days={found.items} period={period} />}</Asked>;
}

function Shown({ days, period }: { days: readonly Of<"DayTotals">[]; period: Period }) {
  const { t } = useTranslation("region");
  const look = useChartLook();
  const [sum, setSum] = useState<Sum>("coverage");
  const told = useMemo(() => days.flatMap((one) => { const value = VALUES[sum](one); return value == null ? [] : [{ day: one.day, value, one }]; }), [days, sum]);
  const every = Math.max(1, Math.ceil(told.length / DATES));
  const unit = sum === "coverage" ? "%" : "";
  const top = Math.max(1, ...told.map((one) => one.value));
  const last = told.at(-1);
  return (
    <ChartCard
      title={t("trend.title", { region: useRegionName() })}
      about={{ definition: t("trend.definition"), as_of: last?.one.oldest_at ?? today() }}
      choices={<Segmented<Sum> size="small" aria-label={t("trend.what")} value={sum} onChange={setSum} options={SUMS.map((one) => ({ value: one, label: t(`trend.${one}`) }))} />}
      figures={last ? [{ label: t(`trend.${sum}`), value: `${last.value}${unit}` }] : []}
      table={{ chart: "trend", query: period }}
    >
      {told.length ? (
        <Plot
          height={300}
          look={look}
          label={told.map((one) => `${one.day} ${one.value}${unit}`).join(" · ")}
          x={{ min: 0, max: Math.max(1, told.length - 1), names: told.map((one, place) => (place % every === 0 ? one.day.slice(5) : "")) }}
          y={{ min: 0, max: unit ? 100 : top * 1.1, unit }}
          dots={told.map((one, place) => ({ x: place, y: one.value, mark: "circle" as const, colour: look.accent, title: `${one.day} ${one.value}${unit} (${one.one.reporting}/${one.one.expected})` }))}
          curves={[{ colour: look.accent, points: told.map((one, place) => [place, one.value] as const) }]}
        />
      ) : (
        <p className="chart-quiet">{t("trend.none")}</p>
      )}
    </ChartCard>
  );
}
