import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { inOrder, Pyramid } from "@/shared/charts/pyramid";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked } from "@/shared/pages/page-frame";
import { usePyramid } from "../queries";

export function PyramidCard() {
  return <Asked asked={usePyramid()}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Of<"Pyramid"> }) {
  const { t } = useTranslation("statistics");
  const to = useDrill();
  const rows = inOrder(found.rows);
  return (
    <ChartCard
      title={t("pyramid.title")}
      about={found}
      figures={[
        { label: t("pyramid.total"), value: found.total, to: to(found.list, found.drill) },
        ...rows.map((one) => ({ label: <GradeMark rank={one.rank} />, value: one.n, to: to(found.list, one.drill) })),
      ]}
      table={{ chart: "pyramid" }}
    >
      <Pyramid steps={found.rows} to={(step) => to(found.list, step.drill)} />
    </ChartCard>
  );
}
