import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Bars } from "@/shared/charts/bars";
import { ChartCard } from "@/shared/charts/chart-card";
import { type Drill, useDrill } from "@/shared/charts/drill";
import { useChartLook } from "@/shared/charts/look";
import { percentOf } from "@/shared/charts/rates";
import { Asked } from "@/shared/pages/page-frame";
import { useCoverage } from "../queries";

type Found = Of<"StatisticsCoverage">;

export function CoverageCard() {
  return <Asked asked={useCoverage()}>{(found) => <Shown found={found} />}</Asked>;
}

const STATES = ["done", "missed", "pending"] as const;

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const look = useChartLook();
  const to = useDrill();
  const sum = (read: (one: Found["rows"][number]) => number) => found.rows.reduce((all, one) => all + read(one), 0);
  const covered = sum((one) => one.covered);
  const states = STATES.map((name) => found.measures.states.find((one) => one.state === name));
  const parts = [
    { name: t("coverage.covered"), bar: 1, n: covered, colour: look.done, to: to(found.list, { ...(found.drill as object), covered: "true" }) },
    { name: t("coverage.uncovered"), bar: 1, n: found.total - covered, colour: look.late, to: to(found.list, { ...(found.drill as object), covered: "false" }) },
    ...states.map((one, index) => ({
      name: t(`coverage.${STATES[index]}`),
      bar: 0,
      n: one?.n ?? 0,
      colour: [look.done, look.late, look.calm][index] ?? look.calm,
      to: to(one?.list, one?.drill as Drill),
    })),
  ];
  const label = parts.map((one) => `${one.name} ${one.n}`).join(" · ");
  return (
    <ChartCard
      title={t("coverage.title")}
      about={found}
      figures={[
        { label: t("coverage.rate"), value: percentOf(covered, found.total), alarming: covered < found.total },
        ...parts.slice(1).map((one, index) => ({ label: one.name, value: one.n, to: one.n ? one.to : undefined, alarming: one.n > 0 && (index === 0 || index === 2) })),
      ]}
      table={{ chart: "measures" }}
    >
      <Bars
        label={label}
        rows={[
          { name: t("coverage.ofPoints"), base: found.total, pieces: parts.filter((one) => one.bar === 1) },
          { name: t("coverage.ofMeasures"), base: found.measures.total, pieces: parts.filter((one) => one.bar === 0) },
        ]}
      />
    </ChartCard>
  );
}
