import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type Drill, useDrill } from "@/shared/charts/drill";
import { useChartLook } from "@/shared/charts/look";
import { Picture } from "@/shared/charts/picture";
import { percentOf, rateText } from "@/shared/charts/rates";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useCoverage } from "../queries";

type Found = Of<"StatisticsCoverage">;

export function CoverageCard() {
  return <Asked asked={useCoverage()}>{(found) => <Shown found={found} />}</Asked>;
}

const STATES = ["done", "missed", "pending"] as const;

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const look = useChartLook();
  const navigate = useNavigate();
  const to = useDrill();
  const sum = (read: (one: Found["rows"][number]) => number) => found.rows.reduce((all, one) => all + read(one), 0);
  const covered = sum((one) => one.covered);
  const states = STATES.map((name) => found.measures.states.find((one) => one.state === name));
  const parts = [
    { name: t("coverage.covered"), bar: 1, n: covered, colour: look.done, to: to(found.list, { ...(found.drill as object), covered: "true" }) },
    { name: t("coverage.uncovered"), bar: 1, n: found.total - covered, colour: look.late, to: to(found.list, { ...(found.drill as object), covered: "false" }) },
    ...states.map((one, index) => ({
      name: t(`coverage.${STATES[index]}`),
      bar: 0,
      n: one?.n ?? 0,
      colour: [look.done, look.late, look.calm][index] ?? look.calm,
      to: to(one?.list, one?.drill as Drill),
    })),
  ];
  const key = JSON.stringify(parts.map((one) => [one.name, one.n]));
  const bars = [t("coverage.ofMeasures"), t("coverage.ofPoints")];
  const bases = [found.measures.total, found.total];
  const option = useMemo(
    () => barsOption(parts, bars, bases, look),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the parts are told by their key
    [key, look],
  );
  const label = parts.map((one) => `${one.name} ${one.n}`).join(" · ");
  return (
    <ChartCard
      title={t("coverage.title")}
      about={found}
      figures={[
        { label: t("coverage.rate"), value: percentOf(covered, found.total), alarming: covered < found.total },
        ...parts.slice(1).map((one, index) => ({ label: one.name, value: one.n, to: one.n ? one.to : undefined, alarming: one.n > 0 && (index === 0 || index === 2) })),
      ]}
      sheet={{
        columns: [t("coverage.grade"), t("coverage.n"), t("coverage.covered"), t("coverage.uncovered"), t("coverage.rate"), ...STATES.map((one) => t(`coverage.${one}`))],
        rows: found.rows
          .filter((one) => one.rank != null || one.n > 0)
          .map((one) => [
            word("rank_words", one.rank ?? "none"),
            { text: one.n, to: to(found.list, one.drill) },
            { text: one.covered, to: to(found.list, one.drill_covered) },
            { text: one.uncovered, to: to(found.list, one.drill_uncovered) },
            rateText(one.covered_rate, one.covered, one.n),
            ...STATES.map((name) => {
              const state = one.states.find((held) => held.state === name);
              return { text: state?.n ?? 0, to: to(state?.list, state?.drill as Drill) };
            }),
          ]),
      }}
    >
      <Picture
        option={option}
        height={170}
        label={label}
        onPick={(series) => {
          const there = parts[series]?.to;
          if (there) void navigate(there);
        }}
      />
    </ChartCard>
  );
}

interface Part {
  name: string;
  bar: number;
  n: number;
  colour: string;
}

/** Two bars of a hundred per cent; a piece says its number when it has room for it. */
function barsOption(parts: readonly Part[], bars: readonly string[], bases: readonly number[], look: ReturnType<typeof useChartLook>) {
  const share = (one: Part) => (bases[one.bar] ? (100 * one.n) / (bases[one.bar] ?? 1) : 0);
  return {
    legend: { bottom: 0, textStyle: { color: look.text, fontSize: look.size - 1 }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 12, top: 4, bottom: 34, containLabel: true },
    xAxis: { type: "value", max: 100, show: false },
    yAxis: { type: "category", data: bars, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: look.text, fontSize: look.size } },
    series: parts.map((one) => ({
      type: "bar",
      name: one.name,
      stack: "all",
      barWidth: 34,
      itemStyle: { color: one.colour },
      label: { show: share(one) >= 6, formatter: () => String(one.n), color: look.ground, fontWeight: 600 },
      tooltip: { formatter: () => `${one.name} ${one.n}/${bases[one.bar] ?? 0}` },
      data: bars.map((_bar, place) => (place === one.bar ? share(one) : null)),
    })),
  };
}
