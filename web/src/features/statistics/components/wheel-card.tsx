import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { percentOf } from "@/shared/charts/rates";
import { type Arc, type Phase, PHASES, Wheel } from "@/shared/charts/wheel";
import { Asked } from "@/shared/pages/page-frame";
import { useYear } from "@/shared/session/year";
import { useYearState } from "@/shared/session/year-name";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useWheel } from "../queries";
import { NoYear } from "./no-year";

type Found = Of<"Wheel">;

export function WheelCard() {
  return <Asked asked={useWheel()}>{(found) => <Shown found={found} />}</Asked>;
}

/** The stages of one phase as one arc. */
function arcOf(phase: Phase, rows: Found["rows"]): Arc {
  const own = rows.filter((one) => one.phase === phase);
  const sum = (read: (one: Found["rows"][number]) => number) => own.reduce((all, one) => all + read(one), 0);
  return {
    phase,
    total: sum((one) => one.total),
    done: sum((one) => one.done),
    starts_on: own.map((one) => one.starts_on).sort()[0] ?? null,
    ends_on: own.map((one) => one.due_on).sort().at(-1) ?? null,
  };
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation(["statistics", "shared"]);
  const stageName = useStageName();
  const { cycle } = found;
  const { shown, running } = useYear();
  const state = useYearState();
  const other = shown !== running && shown?.year === cycle?.year ? shown : undefined;
  const arcs = PHASES.map((phase) => arcOf(phase, found.rows));
  const middle: [string, string] = [
    t("wheel.cycle", { number: cycle?.number ?? 0 }),
    other ? state(other) : t("wheel.left", { count: cycle?.working_days_left ?? 0 }),
  ];
  return (
    <ChartCard
      title={other ? t("wheel.titleOf", { year: other.year }) : t("wheel.title")}
      about={found}
      figures={cycle ? [{ label: t("wheel.year", { year: cycle.year }), value: middle.join(" ") }] : []}
      sheet={{
        columns: ["stage", "phase", "starts", "ends", "done", "total", "late"].map((one) => t(`wheel.${one}`)),
        rows: found.rows.map((one) => [
          stageName(one.name),
          t(`shared:charts.phase.${one.phase}`),
          day(one.starts_on),
          day(one.due_on),
          `${one.done} (${percentOf(one.done, one.total)})`,
          one.total,
          one.days_late,
        ]),
      }}
    >
      {cycle ? <Wheel arcs={arcs} now={other ? undefined : (cycle.phase as Phase)} today={cycle.today} middle={middle} /> : <NoYear />}
    </ChartCard>
  );
}
