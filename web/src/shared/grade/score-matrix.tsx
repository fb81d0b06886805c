import "./grade.css";
import { useTranslation } from "react-i18next";
import { GradeMark } from "./grade-mark";
import { type GradingRules, proposedRank, type Scores, useNamed } from "./rules";

const WORDS: Record<number, string> = { 1: "high", 2: "medium", 3: "low" };

interface Props {
  rules: GradingRules;
  scores: Scores;
  /** Chooses both scores by one press; without it the table is only read. */
  onChoose?: (scores: Scores) => void;
}

/** Likelihood against harm: what each pair of scores makes, with the chosen cell lit. */
export function ScoreMatrix({ rules, scores, onChoose }: Props) {
  const { t } = useTranslation("shared");
  const named = useNamed();
  const [row, column, ...more] = rules.factors;
  if (!row || !column || more.length > 0) return null;
  const steps = Array.from({ length: rules.highest - rules.lowest + 1 }, (_one, index) => rules.lowest + index);
  return (
    <table className="score-matrix">
      <caption>{t("matrix.caption", { row: named(row), column: named(column) })}</caption>
      <thead>
        <tr>
          <th scope="col"><small>{named(row)} ＼ {named(column)}</small></th>
          {steps.map((one) => <th key={one} scope="col">{one}</th>)}
        </tr>
      </thead>
      <tbody>
        {[...steps].reverse().map((danger) => (
          <tr key={danger}>
            <th scope="row">{danger}</th>
            {steps.map((harm) => {
              const cell = { ...scores, [row.code]: danger, [column.code]: harm };
              const rank = proposedRank(rules, cell);
              const lit = scores[row.code] === danger && scores[column.code] === harm;
              const gradeWord = rank ? t(`grade.${WORDS[rank]}`) : t("grade.none");
              const name = `${t("matrix.cell", { row: named(row), danger, column: named(column), harm })} ${gradeWord}`;
              return (
                <td key={harm} className={lit ? "score-lit" : undefined}>
                  {onChoose ? (
                    <button type="button" aria-pressed={lit} aria-label={name} onClick={() => onChoose(cell)}>
                      <GradeMark rank={rank} />
                    </button>
                  ) : (
                    <GradeMark rank={rank} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
