import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { Plot } from "@/shared/charts/plot";
import { Asked } from "@/shared/pages/page-frame";
import { useAnswerTimes } from "../queries";

type Found = Of<"AnswerTimes">;
type Row = Found["rows"][number];

const KINDS = ["answered", "waiting", "refiled", "being_refiled"] as const;
const MARKS = { answered: "circle", waiting: "ring", refiled: "triangle", being_refiled: "hollow" } as const;

export function AnswerTimesCard({ year }: { year: number }) {
  return <Asked asked={useAnswerTimes(year)}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("region");
  const look = useChartLook();
  const rows = useMemo(() => found.rows.filter((row) => KINDS.some((kind) => row[kind].n > 0)), [found]);
  const words = useMemo(() => ({ kinds: KINDS.map((kind) => t(`times.${kind}`)), median: t("times.median"), limit: t("times.limit", { count: found.limit }), days: t("times.days") }), [t, found.limit]);
  const late = found.rows.reduce((all, row) => all + row.late, 0);
  const sum = (kind: (typeof KINDS)[number]) => found.rows.reduce((all, row) => all + row[kind].n, 0);
  return (
    <ChartCard
      title={t("times.title", { year: found.year })}
      about={found}
      figures={[
        ...KINDS.map((kind) => ({ label: t(`times.${kind}`), value: sum(kind), to: kind === "waiting" && sum(kind) ? "/region/filings?state=received" : undefined })),
        { label: t("times.late"), value: late, alarming: late > 0 },
      ]}
      table={{ chart: "answer_times", query: { year: found.year } }}
    >
      {rows.length > 0 ? (
        <Plot
          height={90 + 36 * rows.length}
          look={look}
          label={rows.map((row) => `${row.name} ${KINDS.map((kind) => `${t(`times.${kind}`)} ${row[kind].n}`).join(" ")}`).join(" · ")}
          {...stripOf(rows, found.limit, words, look)}
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
  limit: string;
  days: string;
}

/** Every answer is a mark at its working days; the bar across is the median of what was answered, the line the last day for an answer. */
function stripOf(rows: readonly Row[], limit: number, words: Words, look: ChartLook) {
  const colours = [look.accent, look.accent, look.grades[1] ?? "", look.grades[1] ?? ""];
  const limitColour = look.grades[0] ?? look.accent;
  const kinds = KINDS.map((kind, place) => ({ kind, mark: MARKS[kind], name: words.kinds[place] ?? kind, colour: colours[place] ?? look.accent }));
  const marks = kinds.flatMap(({ kind, mark, name, colour }, place) =>
    rows.flatMap((row, index) =>
      row[kind].values.map((days) => ({ x: days, y: index + (place - 1.5) / 6, mark, colour, title: `${row.name} ${name} ${days}` })),
    ),
  );
  const medians = rows.flatMap((row, index) =>
    row.answered.median == null
      ? []
      : [{ x: Number(row.answered.median), y: index, mark: "bar" as const, colour: look.text, title: `${row.name} ${words.median} ${row.answered.median}` }],
  );
  return {
    x: { min: 0, max: Math.max(limit + 1, ...marks.map((one) => one.x)), label: words.days },
    y: { min: rows.length - 0.5, max: -0.5, names: rows.map((row) => `${row.name} n=${KINDS.reduce((all, kind) => all + row[kind].n, 0)}`) },
    dots: [...marks, ...medians],
    curves: [{ points: [[limit, -0.5], [limit, rows.length - 0.5]] as const, colour: limitColour, dashed: true }],
    legend: [...kinds, { mark: "bar" as const, name: words.median, colour: look.text }, { mark: "dashed" as const, name: words.limit, colour: limitColour }],
  };
}
