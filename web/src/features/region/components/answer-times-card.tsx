import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { Picture } from "@/shared/charts/picture";
import { Asked } from "@/shared/pages/page-frame";
import { useAnswerTimes } from "../queries";

type Found = Of<"AnswerTimes">;
type Row = Found["rows"][number];

const KINDS = ["answered", "waiting", "refiled", "being_refiled"] as const;
const SYMBOLS = { answered: "circle", waiting: "emptyCircle", refiled: "triangle", being_refiled: "emptyTriangle" } as const;

export function AnswerTimesCard({ year }: { year: number }) {
  return <Asked asked={useAnswerTimes(year)}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("region");
  const look = useChartLook();
  const rows = useMemo(() => found.rows.filter((row) => KINDS.some((kind) => row[kind].n > 0)), [found]);
  const words = useMemo(() => ({ kinds: KINDS.map((kind) => t(`times.${kind}`)), median: t("times.median"), days: t("times.days") }), [t]);
  const option = useMemo(() => stripOption(rows, words, look), [rows, words, look]);
  const sum = (kind: (typeof KINDS)[number]) => found.rows.reduce((all, row) => all + row[kind].n, 0);
  return (
    <ChartCard
      title={t("times.title", { year: found.year })}
      about={found}
      figures={KINDS.map((kind) => ({ label: t(`times.${kind}`), value: sum(kind), to: kind === "waiting" && sum(kind) ? "/region/filings?state=received" : undefined }))}
      sheet={{
        columns: [t("bureau.name"), ...KINDS.flatMap((kind) => [t(`times.${kind}`), t("times.median"), t("times.longest")])],
        rows: found.rows.map((row) => [
          { text: row.name, to: `/region/bureaus/${row.code}` },
          ...KINDS.flatMap((kind) => [row[kind].n, row[kind].median, row[kind].longest]),
        ]),
      }}
    >
      {rows.length > 0 ? (
        <Picture
          option={option}
          height={90 + 36 * rows.length}
          label={rows.map((row) => `${row.name} ${KINDS.map((kind) => `${t(`times.${kind}`)} ${row[kind].n}`).join(" ")}`).join(" · ")}
        />
      ) : (
        <p className="chart-quiet">{t("times.none")}</p>
      )}
    </ChartCard>
  );
}

interface Words {
  kinds: readonly string[];
  median: string;
  days: string;
}

/** Every answer is a mark at its working days; the bar across is the median of what was answered. */
function stripOption(rows: readonly Row[], words: Words, look: ChartLook) {
  const colours = [look.accent, look.accent, look.grades[1] ?? "", look.grades[1] ?? ""];
  return {
    legend: { bottom: 0, textStyle: { color: look.text, fontSize: look.size - 1 } },
    grid: { left: 8, right: 24, top: 8, bottom: 56, containLabel: true },
    xAxis: { type: "value", min: 0, minInterval: 1, name: words.days, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: look.quiet }, axisLabel: { color: look.quiet }, splitLine: { lineStyle: { color: look.line, opacity: 0.4 } } },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), axisTick: { show: false }, axisLabel: { color: look.text }, axisLine: { lineStyle: { color: look.line } } },
    series: [
      ...KINDS.map((kind, place) => ({
        type: "scatter",
        name: words.kinds[place],
        symbol: SYMBOLS[kind],
        symbolSize: 12,
        symbolOffset: [0, (place - 1.5) * 6],
        itemStyle: { color: colours[place] },
        data: rows.flatMap((row, index) => row[kind].values.map((days) => [days, index])),
      })),
      {
        type: "scatter",
        name: words.median,
        symbol: "rect",
        symbolSize: [3, 26],
        itemStyle: { color: look.text },
        data: rows.flatMap((row, index) => (row.answered.median == null ? [] : [[row.answered.median, index]])),
      },
    ],
  };
}
