import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { SheetTable } from "@/shared/charts/sheet";
import { Asked } from "@/shared/pages/page-frame";
import { useWorkSteps } from "../queries";

const STEPS = ["point_decided", "measure_reviewed", "responsible_set", "assessed", "improved"] as const;

/** How many points of each section have taken each of the five steps of work. */
export function WorkStepsCard() {
  const asked = useWorkSteps();
  return <Asked asked={asked}>{(found) => <Shown found={found} at={asked.dataUpdatedAt} />}</Asked>;
}

function Shown({ found, at }: { found: Of<"SectionsWork">; at: number }) {
  const { t } = useTranslation("statistics");
  const sum = (name: (typeof STEPS)[number] | "points") => found.items.reduce((all, one) => all + (one[name] ?? 0), 0);
  const told = STEPS.filter((name) => found.items.every((one) => one[name] != null));
  const over = told.length < STEPS.length;
  const table = { chart: "work_steps", query: { year: found.year } };
  return (
    <ChartCard
      title={t(over ? "work.titleOf" : "work.title", { year: found.year })}
      about={{ definition: t(over ? "work.definitionOver" : "work.definition"), year: found.year, as_of: dayjs(at).toISOString() }}
      figures={[{ label: t("work.points"), value: sum("points") }, ...told.map((one) => ({ label: t(`work.${one}`), value: sum(one) }))]}
      table={table}
    >
      <SheetTable table={table} caption={t("work.title")} />
    </ChartCard>
  );
}
