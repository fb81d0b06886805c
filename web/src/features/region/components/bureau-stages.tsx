import { Button, Empty } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { StageMatrix } from "@/shared/charts/stage-matrix";
import { Asked } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useRegionStages, useShownYear } from "../queries";
import { useTold } from "./years";

/** How far this one bureau is in each stage of its year. */
export function BureauStages({ code, name }: { code: string; name: string }) {
  const { t } = useTranslation("region");
  const stageName = useStageName();
  const { query, change } = useLedgerQuery();
  const year = useShownYear();
  const told = useTold(year);
  return (
    <Asked asked={useRegionStages({ bureau: [code], year: query.running ? undefined : year })}>
      {(found) => {
        const row = found.rows.find((one) => one.code === code);
        const cells = (row?.cells ?? []).filter((one) => !query.stage || one.stage === query.stage);
        const sections = [...new Set(cells.flatMap((one) => one.sections.map((part) => part.name)))];
        const late = cells.filter((one) => one.days_late > 0).length;
        return (
          <ChartCard
            title={t(row?.year ? "stages.ofOneYear" : "stages.ofOne", { name, year: row?.year })}
            about={found}
            figures={[{ label: t("stages.lateStages"), value: late, alarming: late > 0 }]}
            choices={
              <>
                {query.stage && <Button size="small" onClick={() => change({ stage: undefined })}>{t("stages.all")}</Button>}
                {row?.stands_in && row.stands_in !== row.year && <Button size="small" onClick={() => change({ running: "true", stage: undefined })}>{t("years.show", { year: row.stands_in })}</Button>}
              </>
            }
            note={<p className="chart-key">{t(sections.length ? "stages.sections" : "stages.noSections")}</p>}
            table={{ chart: "region_stages", query: { bureau: code, year: query.running ? undefined : year } }}
          >
            {cells.length ? (
              <StageMatrix
                caption={t("stages.ofOne", { name })}
                head={t("bureau.name")}
                columns={found.columns.filter((one) => !query.stage || one.code === query.stage).map((one) => {
                  const own = cells.find((cell) => cell.stage === one.code);
                  return { key: one.code, label: stageName(one.name), note: own && t("stages.until", { day: day(own.due_on) }) };
                })}
                rows={[
                  { key: code, label: name, note: row && [told.note(row), row.stock_taking ? t("stages.stockTaking") : ""].filter(Boolean).join(t("years.and")), cells: Object.fromEntries(cells.map((one) => [one.stage, one])) },
                  ...sections.map((section) => ({ key: section, label: section, cells: cellsOf(section, cells) })),
                ]}
              />
            ) : (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={(row && told.blank(row)) ?? t("stages.none")} />
            )}
          </ChartCard>
        );
      }}
    </Asked>
  );
}

/** What each stage asks of one section; its days are those of the stage. */
function cellsOf(section: string, stages: readonly Of<"RegionStage">[]) {
  return Object.fromEntries(
    stages.flatMap((one) => {
      const part = one.sections.find((known) => known.name === section);
      return part ? [[one.stage, { ...part, due_on: one.due_on, last_submitted_on: null }]] : [];
    }),
  );
}
