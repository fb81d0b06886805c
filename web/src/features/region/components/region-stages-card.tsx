import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { StageMatrix } from "@/shared/charts/stage-matrix";
import { Asked } from "@/shared/pages/page-frame";
import { useStageName } from "@/shared/words/stage-names";
import { useRegionStages } from "../queries";
import { Partial } from "./partial";
import { useTold, Years } from "./years";

type Where = Parameters<typeof useRegionStages>[0];

export function RegionStagesCard({ where }: { where: Where }) {
  return <Asked asked={useRegionStages(where)}>{(found) => <Shown found={found} where={where} />}</Asked>;
}

function Shown({ found, where }: { found: Of<"RegionStages">; where: Where }) {
  const { t } = useTranslation("region");
  const stageName = useStageName();
  const at = (code: string) => `/region/bureaus/${code}`;
  const late = found.rows.filter((row) => row.cells.some((one) => one.days_late > 0)).length;
  const told = useTold(found.year);
  const noteOf = (row: (typeof found.rows)[number]) =>
    [told.note(row), row.stock_taking ? t("stages.stockTaking") : ""].filter(Boolean).join(t("years.and")) || undefined;
  return (
    <ChartCard
      title={t("stages.title")}
      about={found}
      figures={[
        { label: t("stages.late"), value: `${late}/${found.reporting}`, alarming: late > 0 },
        { label: t("heat.reporting"), value: `${found.reporting}/${found.expected}`, to: "/region/bureaus", alarming: !found.complete },
      ]}
      note={<><Years found={found} /><Partial found={found} /></>}
      table={{ chart: "region_stages", query: where }}
    >
      <StageMatrix
        caption={t("stages.title")}
        head={t("bureau.name")}
        columns={found.columns.map((one) => ({ key: one.code, label: stageName(one.name) }))}
        rows={found.rows.map((row) => ({
          key: row.code,
          label: row.name,
          to: at(row.code),
          note: noteOf(row),
          blank: told.blank(row) ?? (row.cells.length ? undefined : t("stages.noYear")),
          cells: Object.fromEntries(row.cells.map((one) => [one.stage, { ...one, to: `${at(row.code)}?stage=${one.stage}` }])),
        }))}
      />
    </ChartCard>
  );
}
