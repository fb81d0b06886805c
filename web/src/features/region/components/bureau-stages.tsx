import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { ChartCard } from "@/shared/charts/chart-card";
import { StageMatrix } from "@/shared/charts/stage-matrix";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useRegionStages } from "../queries";

/** How far this one bureau is in each stage of its year. */
export function BureauStages({ code, name }: { code: string; name: string }) {
  const { t } = useTranslation("region");
  const stageName = useStageName();
  return (
    <Asked asked={useRegionStages({})}>
      {(found) => {
        const row = found.rows.find((one) => one.code === code);
        const cells = row?.cells ?? [];
        const late = cells.filter((one) => one.days_late > 0).length;
        return (
          <ChartCard
            title={t(row?.year ? "stages.ofOneYear" : "stages.ofOne", { name, year: row?.year })}
            about={found}
            figures={[{ label: t("stages.lateStages"), value: late, alarming: late > 0 }]}
            table={{ chart: "region_stages", query: { bureau: code } }}
          >
            {cells.length ? (
              <StageMatrix
                caption={t("stages.ofOne", { name })}
                head={t("bureau.name")}
                columns={found.columns.map((one) => {
                  const own = cells.find((cell) => cell.stage === one.code);
                  return { key: one.code, label: stageName(one.name), note: own && t("stages.until", { day: day(own.due_on) }) };
                })}
                rows={[{ key: code, label: name, note: row?.stock_taking ? t("stages.stockTaking") : undefined, cells: Object.fromEntries(cells.map((one) => [one.stage, one])) }]}
              />
            ) : (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("stages.none")} />
            )}
          </ChartCard>
        );
      }}
    </Asked>
  );
}
