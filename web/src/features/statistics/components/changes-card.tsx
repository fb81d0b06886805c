import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { Falls } from "@/shared/charts/falls";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useChanges } from "../queries";

type Found = Of<"Changes">;

export function ChangesCard() {
  return <Asked asked={useChanges()}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const look = useChartLook();
  const to = useDrill();
  const names = useMemo(() => found.rows.map((one) => t(`changes.${one.step}`)), [found, t]);
  return (
    <ChartCard
      title={t("changes.title", { day: day(found.since) })}
      about={found}
      figures={found.rows.map((one, index) => ({ label: names[index], value: one.n, to: one.n ? to(found.list, one.drill) : undefined }))}
      table={{ chart: "changes" }}
    >
      <Falls
        label={found.rows.map((one, index) => `${names[index]} ${one.n}`).join(" · ")}
        steps={stepsOf(found, look).map((one, index) => ({ ...one, name: names[index] ?? "", to: one.n ? to(found.list, found.rows[index]?.drill) : undefined }))}
      />
    </ChartCard>
  );
}

/** Each step hangs where the one before it ended; a changed grade changes no sum. */
function stepsOf(found: Found, look: ChartLook) {
  const colours: Record<string, string> = { added: look.accent, retired: look.none, raised: look.grades[0] ?? "", lowered: look.accent };
  const signs: Record<string, string> = { added: "+", retired: "−", raised: "↑", lowered: "↓" };
  let level = 0;
  return found.rows.map((one) => {
    const before = level;
    if (one.step === "start" || one.step === "end") level = one.n;
    if (one.step === "added") level += one.n;
    if (one.step === "retired") level -= one.n;
    const whole = one.step === "start" || one.step === "end";
    const foot = whole ? 0 : one.step === "added" ? before : Math.max(0, before - one.n);
    return { foot, n: one.n, sign: signs[one.step] ?? "", colour: colours[one.step] ?? look.quiet };
  });
}
