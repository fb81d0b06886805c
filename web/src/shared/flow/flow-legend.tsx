import { useTranslation } from "react-i18next";
import type { FlowGraph } from "./graph";
import { type FlowMark, gradeOf } from "./marks";

interface Props {
  graph: FlowGraph;
  marks: Record<string, FlowMark>;
  wrong?: boolean;
}

/** What bold words, signs and borders in the drawing mean; only those that occur in it. */
export function FlowLegend({ graph, marks, wrong = false }: Props) {
  const { t } = useTranslation("shared");
  const there = (flag: "key_step" | "is_restraint") => graph.steps.some((one) => one[flag]);
  const risks = Object.values(marks).filter((one) => !one.word);
  const grades = new Set(risks.map((one) => gradeOf(one.rank)));
  return (
    <ul className="flow-legend" aria-label={t("flow.legend.title")}>
      {there("key_step") && <li><strong>{t("flow.legend.bold")}</strong>{t("flow.legend.key")}</li>}
      {there("is_restraint") && <li>◎ {t("flow.step.is_restraint")}</li>}
      {graph.steps.some((one) => one.type === "gateway") && <li>◇ {t("flow.type.gateway")}</li>}
      {(["high", "medium", "low", "none"] as const).filter((one) => grades.has(one)).map((one) => <li key={one}>{t(`flow.legend.${one}`)}</li>)}
      {wrong && <li>! {t("flow.finding.here")}</li>}
    </ul>
  );
}
