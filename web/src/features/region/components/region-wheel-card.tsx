import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { Wheel } from "@/shared/charts/wheel";
import { Asked } from "@/shared/pages/page-frame";
import { useRegionName, useRegionWheel } from "../queries";
import { Years } from "./years";

type Where = Parameters<typeof useRegionWheel>[0];

export function RegionWheelCard({ where }: { where: Where }) {
  return <Asked asked={useRegionWheel(where)}>{(found) => <Shown found={found} where={where} />}</Asked>;
}

function Shown({ found, where }: { found: Of<"RegionWheel">; where: Where }) {
  const { t } = useTranslation(["region", "shared"]);
  const arcs = found.rows.map((one) => ({ ...one, total: one.stages, done: one.stages_completed }));
  const now = [...found.rows].sort((one, other) => other.bureaus_now - one.bureaus_now)[0];
  const middle: [string, string] = [t("wheel.years", { count: found.years }), t("wheel.left", { count: found.working_days_left ?? 0 })];
  return (
    <ChartCard
      title={t("wheel.title", { region: useRegionName() })}
      about={found}
      figures={found.rows.map((one) => ({
        label: t("wheel.late", { phase: t(`shared:charts.phase.${one.phase}`) }),
        value: one.bureaus_late,
        alarming: one.bureaus_late > 0,
      }))}
      table={{ chart: "region_wheel", query: where }}
      note={<><p className="chart-key">{t("wheel.counts")}</p><Years found={found} /></>}
    >
      <Wheel arcs={arcs} now={now?.phase ?? "plan"} today={found.today} middle={middle} />
    </ChartCard>
  );
}
