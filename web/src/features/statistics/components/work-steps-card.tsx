import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { SheetTable } from "@/shared/charts/sheet";
import { Asked } from "@/shared/pages/page-frame";
import { useWorkSteps } from "../queries";

const TABLE = { chart: "work_steps" } as const;
const STEPS = ["point_decided", "measure_reviewed", "responsible_set", "assessed", "improved"] as const;

/** How many points of each section have taken each of the five steps of work. */
export function WorkStepsCard() {
  const asked = useWorkSteps();
  return <Asked asked={asked}>{(found) => <Shown found={found} at={asked.dataUpdatedAt} />}</Asked>;
}

function Shown({ found, at }: { found: Of<"SectionsWork">; at: number }) {
  const { t } = useTranslation("statistics");
  const sum = (name: (typeof STEPS)[number] | "points") => found.items.reduce((all, one) => all + one[name], 0);
  return (
    <ChartCard
      title={t("work.title")}
      about={{ definition: t("work.definition"), as_of: dayjs(at).toISOString() }}
      figures={[{ label: t("work.points"), value: sum("points") }, ...STEPS.map((one) => ({ label: t(`work.${one}`), value: sum(one) }))]}
      table={TABLE}
    >
      <SheetTable table={TABLE} caption={t("work.title")} />
    </ChartCard>
  );
}
