import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { Picture } from "@/shared/charts/picture";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useChanges } from "../queries";

type Found = Of<"Changes">;

export function ChangesCard() {
  return <Asked asked={useChanges()}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const look = useChartLook();
  const navigate = useNavigate();
  const to = useDrill();
  const names = useMemo(() => found.rows.map((one) => t(`changes.${one.step}`)), [found, t]);
  const option = useMemo(() => fallOption(found, names, look), [found, names, look]);
  const ranks = ["1", "2", "3", "none"];
  return (
    <ChartCard
      title={t("changes.title", { day: day(found.since) })}
      about={found}
      figures={found.rows.map((one, index) => ({ label: names[index], value: one.n, to: one.n ? to(found.list, one.drill) : undefined }))}
      sheet={{
        columns: [t("changes.step"), t("changes.n"), ...ranks.map((one) => word("rank_words", one))],
        rows: found.rows.map((one, index) => [
          names[index] ?? one.step,
          { text: one.n, to: one.n ? to(found.list, one.drill) : undefined },
          ...ranks.map((rank) => Number((one.by_rank as Record<string, number>)[rank] ?? 0)),
        ]),
      }}
    >
      <Picture
        option={option}
        height={230}
        label={found.rows.map((one, index) => `${names[index]} ${one.n}`).join(" · ")}
        onPick={(_series, index) => {
          const there = to(found.list, found.rows[index]?.drill);
          if (there) void navigate(there);
        }}
      />
    </ChartCard>
  );
}

/** Each step hangs where the one before it ended; a changed grade changes no sum. */
function fallOption(found: Found, names: readonly string[], look: ChartLook) {
  const colours: Record<string, string> = { added: look.accent, retired: look.none, raised: look.grades[0] ?? "", lowered: look.accent };
  const signs: Record<string, string> = { added: "+", retired: "−", raised: "↑", lowered: "↓" };
  let level = 0;
  const steps = found.rows.map((one) => {
    const before = level;
    if (one.step === "start" || one.step === "end") level = one.n;
    if (one.step === "added") level += one.n;
    if (one.step === "retired") level -= one.n;
    const whole = one.step === "start" || one.step === "end";
    const foot = whole ? 0 : one.step === "added" ? before : Math.max(0, before - one.n);
    return { foot, n: one.n, sign: signs[one.step] ?? "", colour: colours[one.step] ?? look.quiet };
  });
  return {
    grid: { left: 4, right: 8, top: 24, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: names, axisTick: { show: false }, axisLabel: { color: look.text, interval: 0 }, axisLine: { lineStyle: { color: look.line } } },
    yAxis: { type: "value", axisLabel: { color: look.quiet }, splitLine: { lineStyle: { color: look.line, opacity: 0.5 } } },
    series: [
      { type: "bar", stack: "all", silent: true, itemStyle: { color: "transparent" }, tooltip: { show: false }, data: steps.map((one) => one.foot) },
      {
        type: "bar",
        stack: "all",
        barMaxWidth: 48,
        tooltip: { show: false },
        label: { show: true, position: "top", color: look.text, formatter: (one: { dataIndex: number }) => `${steps[one.dataIndex]?.sign ?? ""}${steps[one.dataIndex]?.n ?? ""}` },
        data: steps.map((one) => ({ value: one.n, itemStyle: { color: one.colour } })),
      },
    ],
  };
}
