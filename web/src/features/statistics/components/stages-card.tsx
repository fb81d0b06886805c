import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type Drill, useDrill } from "@/shared/charts/drill";
import { StageMatrix } from "@/shared/charts/stage-matrix";
import { Asked } from "@/shared/pages/page-frame";
import { useCan } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useStages } from "../queries";
import { NoYear } from "./no-year";

type Found = Of<"StatisticsStageProgress">;
type Cell = Of<"StageCell">;

export function StagesCard() {
  return <Asked asked={useStages()}>{(found) => <Shown found={found} />}</Asked>;
}

/** The list in which what a section still owes is found; else the progress of the section. */
function useLeft(): (cell: Cell, department: string) => string | undefined {
  const to = useDrill();
  const can = useCan();
  return (cell, department) => {
    const owed = cell.parts.find((one) => one.done < one.due && to(one.list, one.drill_left as Drill));
    if (owed) return to(owed.list, owed.drill_left as Drill);
    return can("cycle_plan:read") && cell.due > 0 ? `/progress?department_id=${department}` : undefined;
  };
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const stageName = useStageName();
  const left = useLeft();
  const late = found.rows.filter((row) => row.cells.some((one) => one.days_late > 0)).length;
  const lateStages = found.columns.filter((one) => one.days_late > 0).length;
  return (
    <ChartCard
      title={t("stages.title")}
      about={found}
      figures={[
        { label: t("stages.late"), value: late, alarming: late > 0 },
        { label: t("stages.lateStages"), value: lateStages, alarming: lateStages > 0 },
      ]}
      table={{ chart: "stages", query: { year: found.cycle?.year } }}
    >
      {found.cycle ? (
        <StageMatrix
          caption={t("stages.title")}
          head={t("stages.section")}
          columns={found.columns.map((one) => ({ key: one.code, label: stageName(one.name), note: t("stages.until", { day: day(one.due_on) }), days_late: one.days_late }))}
          rows={found.rows.map((row) => ({
            key: row.department_id,
            label: row.department,
            cells: Object.fromEntries(row.cells.map((one) => [one.stage, { ...one, to: left(one, row.department_id) }])),
          }))}
        />
      ) : (
        <NoYear />
      )}
    </ChartCard>
  );
}
