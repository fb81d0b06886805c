import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { shapeOf } from "@/shared/charts/look";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useMatrix } from "../queries";

const TONES = ["high", "medium", "low"] as const;

export function MatrixCard() {
  return <Asked asked={useMatrix()}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Of<"Matrix"> }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const to = useDrill();
  const steps = Array.from({ length: found.highest - found.lowest + 1 }, (_one, index) => found.lowest + index);
  const at = (likelihood: number, harm: number) => found.rows.find((one) => one.likelihood === likelihood && one.harm === harm);
  return (
    <ChartCard
      title={t("matrix.title")}
      about={found}
      figures={[
        { label: t("matrix.scored"), value: found.total - found.unscored.n },
        { label: t("matrix.unscored"), value: found.unscored.n, to: to(found.list, found.unscored.drill), alarming: found.unscored.n > 0 },
      ]}
      note={<p className="chart-key">{t(`matrix.rule.${found.strategy}`)}</p>}
      table={{ chart: "matrix" }}
    >
      <table className="likelihood">
        <thead>
          <tr>
            <th scope="col">{t("matrix.likelihood")} ＼ {t("matrix.harm")}</th>
            {steps.map((harm) => <th key={harm} scope="col">{harm} {word("scale", harm)}</th>)}
          </tr>
        </thead>
        <tbody>
          {[...steps].reverse().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row">{likelihood} {word("scale", likelihood)}</th>
              {steps.map((harm) => {
                const cell = at(likelihood, harm);
                const rank = cell?.rule_rank ?? null;
                const tone = TONES[(rank ?? 0) - 1];
                const says = t("matrix.says", { likelihood, harm, rank: word("rank_words", rank ?? "none"), n: cell?.n ?? 0 });
                const there = cell?.n ? to(found.list, cell.drill) : undefined;
                const mark = <><span aria-hidden className={tone && `grade-${tone}`}>{shapeOf(rank)}</span> {cell?.n ?? 0}</>;
                return (
                  <td key={harm} className={tone && `likely-${tone}`} title={says}>
                    {there ? <Link to={there} aria-label={says}>{mark}</Link> : <span>{mark}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartCard>
  );
}
