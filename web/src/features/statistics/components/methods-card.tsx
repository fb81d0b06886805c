import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Bars } from "@/shared/charts/bars";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { useChartLook } from "@/shared/charts/look";
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
  const colours = [look.accent, look.grades[1] ?? "", look.done, look.none];
  const to = useDrill();
  const rows = useMemo(() => found.rows.filter((one) => one.n > 0), [found]);
  const kinds = useMemo(() => [...new Set(rows.flatMap((row) => row.cells.map(kindOf)))].sort(), [rows]);
  const names = useMemo(
    () => kinds.map((kind) => kind.split(".").map((one, index) => (one ? word(index ? "origins" : "methods", one) : t("methods.unsaid"))).join(" · ")),
    [kinds, word, t],
  );
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
      table={{ chart: "methods" }}
    >
      <Bars
        label={t("methods.title")}
        rows={rows.map((row) => ({
          name: row.department ?? t("methods.noSection"),
          base: row.n,
          pieces: kinds.map((kind, place) => {
            const cell = cellOf(row, kind);
            return { name: names[place] ?? kind, n: cell?.n ?? 0, colour: colours[place % colours.length] ?? look.none, to: cell?.n ? to(found.list, cell.drill) : undefined };
          }),
        }))}
      />
    </ChartCard>
  );
}
