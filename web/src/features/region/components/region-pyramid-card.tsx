import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { inOrder, Pyramid } from "@/shared/charts/pyramid";
import { rateText } from "@/shared/charts/rates";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked } from "@/shared/pages/page-frame";
import { useRegionName, useRegionPyramid } from "../queries";
import { Partial } from "./partial";
import { Years } from "./years";

type Where = Parameters<typeof useRegionPyramid>[0];

export function RegionPyramidCard({ where }: { where: Where }) {
  return <Asked asked={useRegionPyramid(where)}>{(found) => <Shown found={found} where={where} />}</Asked>;
}

function Shown({ found, where }: { found: Of<"RegionPyramid">; where: Where }) {
  const { t } = useTranslation("region");
  const rows = inOrder(found.rows);
  return (
    <ChartCard
      title={t("pyramid.title", { region: useRegionName() })}
      about={found}
      figures={[
        { label: t("pyramid.total"), value: found.total },
        { label: t("pyramid.powers"), value: found.powers },
        ...rows.map((one) => ({ label: <GradeMark rank={one.rank} />, value: one.n })),
      ]}
      note={
        <>
          <p className="chart-key">{t("pyramid.done", { rate: rateText(found.measures_done_rate, found.measures_done, found.measures), n: found.measures_done, of: found.measures })}</p>
          <Years found={found} />
          <Partial found={found} />
        </>
      }
      table={{ chart: "region_pyramid", query: where }}
    >
      <Pyramid steps={found.rows} />
    </ChartCard>
  );
}
