import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { HeatMap } from "@/shared/charts/heat-map";
import type { Cell } from "@/shared/charts/sheet";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useRegionHeatMap } from "../queries";
import { Partial } from "./partial";

type Where = Parameters<typeof useRegionHeatMap>[0];

export function RegionHeatMapCard({ where }: { where: Where }) {
  return <Asked asked={useRegionHeatMap(where)}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Of<"RegionHeatMap"> }) {
  const { t } = useTranslation("region");
  const word = useWord();
  const columns = found.columns.map((key) => ({ key, label: key === "none" ? t("heat.uncategorised") : word("categories", key) }));
  const at = (code: string) => `/region/bureaus/${code}`;
  return (
    <ChartCard
      title={t("heat.title")}
      about={found}
      figures={[
        { label: t("heat.total"), value: found.total },
        { label: t("heat.reporting"), value: `${found.reporting}/${found.expected}`, to: "/region/bureaus", alarming: !found.complete },
      ]}
      note={<Partial found={found} />}
      sheet={{
        columns: [t("bureau.name"), t("heat.posts"), t("heat.all"), t("heat.rate"), ...columns.map((one) => one.label)],
        rows: found.rows.map((row): Cell[] => [
          { text: row.name, to: at(row.code) },
          row.posts,
          row.reported ? row.n : t("bureau.missing"),
          row.per_100_posts,
          ...columns.map((column) => row.cells.find((one) => one.column === column.key)?.n ?? null),
        ]),
      }}
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
          blank: row.reported ? undefined : t("bureau.missing"),
          cells: row.cells,
        }))}
      />
    </ChartCard>
  );
}
