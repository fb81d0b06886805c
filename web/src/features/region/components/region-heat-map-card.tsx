import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { HeatMap } from "@/shared/charts/heat-map";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useRegionHeatMap } from "../queries";
import { Partial } from "./partial";
import { useTold, Years } from "./years";

type Where = Parameters<typeof useRegionHeatMap>[0];

export function RegionHeatMapCard({ where }: { where: Where }) {
  return <Asked asked={useRegionHeatMap(where)}>{(found) => <Shown found={found} where={where} />}</Asked>;
}

function Shown({ found, where }: { found: Of<"RegionHeatMap">; where: Where }) {
  const { t } = useTranslation("region");
  const word = useWord();
  const columns = found.columns.map((key) => ({ key, label: key === "none" ? t("heat.uncategorised") : word("categories", key) }));
  const told = useTold(found.year);
  const at = (code: string) => `/region/bureaus/${code}`;
  return (
    <ChartCard
      title={t("heat.title")}
      about={found}
      figures={[
        { label: t("heat.total"), value: found.total },
        { label: t("heat.reporting"), value: `${found.reporting}/${found.expected}`, to: "/region/bureaus", alarming: !found.complete },
      ]}
      note={<><Years found={found} /><Partial found={found} /></>}
      table={{ chart: "region_heat_map", query: where }}
    >
      <HeatMap
        caption={t("heat.title")}
        head={t("bureau.name")}
        columns={columns}
        rows={found.rows.map((row) => ({
          key: row.code,
          label: row.name,
          to: at(row.code),
          posts: row.posts,
          blank: told.blank(row),
          cells: row.cells,
        }))}
      />
    </ChartCard>
  );
}
