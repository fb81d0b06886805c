import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { Picture } from "@/shared/charts/picture";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useMethods } from "../queries";

type Found = Of<"Methods">;
type Row = Found["rows"][number];

export function MethodsCard() {
  return <Asked asked={useMethods()}>{(found) => <Shown found={found} />}</Asked>;
}

const kindOf = (one: { method: string; origin: string }) => `${one.method}.${one.origin}`;
const helped = (row: Row) => Number((row.contributions as Record<string, number>).masses_help ?? 0);

function Shown({ found }: { found: Found }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const look = useChartLook();
  const navigate = useNavigate();
  const to = useDrill();
  const rows = useMemo(() => found.rows.filter((one) => one.n > 0), [found]);
  const kinds = useMemo(() => [...new Set(rows.flatMap((row) => row.cells.map(kindOf)))].sort(), [rows]);
  const names = useMemo(
    () => kinds.map((kind) => kind.split(".").map((one, index) => (one ? word(index ? "origins" : "methods", one) : t("methods.unsaid"))).join(" · ")),
    [kinds, word, t],
  );
  const option = useMemo(() => shareOption(rows, kinds, names, look, t("methods.noSection")), [rows, kinds, names, look, t]);
  const contributions = Object.keys((rows[0]?.contributions as Record<string, number>) ?? {});
  const count = rows.reduce((all, one) => all + helped(one), 0);
  const cellOf = (row: Row | undefined, kind: string | undefined) => row?.cells.find((one) => kindOf(one) === kind);
  return (
    <ChartCard
      title={t("methods.title")}
      about={found}
      figures={[
        { label: t("methods.total"), value: found.total, to: to(found.list, found.drill) },
        { label: t("methods.helped"), value: count },
      ]}
      note={count === 0 ? <p className="chart-key">{t("methods.hint")}</p> : undefined}
      sheet={{
        columns: [t("methods.section"), t("methods.n"), ...names, ...contributions.map((one) => word("contributions", one))],
        rows: rows.map((row) => [
          row.department ?? t("methods.noSection"),
          { text: row.n, to: to(found.list, row.drill) },
          ...kinds.map((kind) => {
            const cell = cellOf(row, kind);
            return { text: cell?.n ?? 0, to: cell?.n ? to(found.list, cell.drill) : undefined };
          }),
          ...contributions.map((one) => Number((row.contributions as Record<string, number>)[one] ?? 0)),
        ]),
      }}
    >
      <Picture
        option={option}
        height={80 + 26 * rows.length}
        label={t("methods.title")}
        onPick={(series, index) => {
          const there = to(found.list, cellOf(rows[index], kinds[series])?.drill);
          if (there) void navigate(there);
        }}
      />
    </ChartCard>
  );
}

function shareOption(rows: readonly Row[], kinds: readonly string[], names: readonly string[], look: ChartLook, without: string) {
  const colours = [look.accent, look.grades[1] ?? "", look.done, look.none];
  return {
    legend: { bottom: 0, textStyle: { color: look.text, fontSize: look.size - 1 }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 16, top: 4, bottom: 44, containLabel: true },
    xAxis: { type: "value", max: 100, position: "top", axisLabel: { formatter: "{value}%", color: look.quiet }, splitLine: { show: false } },
    yAxis: { type: "category", inverse: true, data: rows.map((one) => one.department ?? without), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: look.text } },
    series: kinds.map((kind, place) => ({
      type: "bar",
      name: names[place],
      stack: "all",
      barWidth: 16,
      itemStyle: { color: colours[place % colours.length] },
      tooltip: { formatter: (one: { dataIndex: number }) => `${names[place]} ${rows[one.dataIndex]?.cells.find((cell) => kindOf(cell) === kind)?.n ?? 0}/${rows[one.dataIndex]?.n ?? 0}` },
      data: rows.map((row) => (100 * (row.cells.find((one) => kindOf(one) === kind)?.n ?? 0)) / row.n),
    })),
  };
}
