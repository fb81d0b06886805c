import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type Arc, type Phase, PHASES, Wheel } from "@/shared/charts/wheel";
import { Asked } from "@/shared/pages/page-frame";
import { useYear } from "@/shared/session/year";
import { useYearState } from "@/shared/session/year-name";
import { useWord } from "@/shared/words/vocabularies";
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
  const word = useWord();
  const { cycle } = found;
  const { shown, running } = useYear();
  const state = useYearState();
  const other = shown !== running && shown?.year === cycle?.year ? shown : undefined;
  const arcs = PHASES.map((phase) => arcOf(phase, found.rows));
  const middle: [string, string] = [
    t("wheel.cycle", { number: cycle?.number ?? 0 }),
    other ? state(other) : t("wheel.left", { count: cycle?.working_days_left ?? 0 }),
  ];
  const within = found.doing.map((one) => ({ ...one, name: word("measures.phase", one.phase) }));
  return (
    <ChartCard
      title={other ? t("wheel.titleOf", { year: other.year }) : t("wheel.title")}
      about={found}
      figures={cycle ? [{ label: t("wheel.year", { year: cycle.year }), value: middle.join(" ") }] : []}
      table={{ chart: "wheel", query: { year: cycle?.year } }}
      note={within.length > 0 && <p className="chart-key">{t("wheel.within", { parts: within.map((one) => `${one.name} ${one.done}/${one.total}`).join(t("wheel.and")) })}</p>}
    >
      {cycle ? <Wheel arcs={arcs} within={within} now={other ? undefined : (cycle.phase as Phase)} today={cycle.today} middle={middle} /> : <NoYear />}
    </ChartCard>
  );
}
