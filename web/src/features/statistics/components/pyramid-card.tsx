import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { inOrder, Pyramid } from "@/shared/charts/pyramid";
import { rateText } from "@/shared/charts/rates";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { usePyramid } from "../queries";

export function PyramidCard() {
  return <Asked asked={usePyramid()}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Of<"Pyramid"> }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const to = useDrill();
  const rows = inOrder(found.rows);
  return (
    <ChartCard
      title={t("pyramid.title")}
      about={found}
      figures={[
        { label: t("pyramid.total"), value: found.total, to: to(found.list, found.drill) },
        ...rows.map((one) => ({ label: <GradeMark rank={one.rank} />, value: one.n, to: to(found.list, one.drill) })),
      ]}
      sheet={{
        columns: ["grade", "n", "owner", "covered", "uncovered", "measures", "done"].map((one) => t(`pyramid.${one}`)),
        rows: rows.map((one) => [
          word("rank_words", one.rank ?? "none"),
          { text: one.n, to: to(found.list, one.drill) },
          one.managed_by_label,
          rateText(one.covered_rate, one.covered, one.n),
          { text: one.n - one.covered, to: to(found.list, one.drill_uncovered) },
          one.measures,
          `${one.measures_done} (${rateText(one.measures_done_rate, one.measures_done, one.measures)})`,
        ]),
      }}
    >
      <Pyramid steps={found.rows} to={(step) => to(found.list, step.drill)} />
    </ChartCard>
  );
}
