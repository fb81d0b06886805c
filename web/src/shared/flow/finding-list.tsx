import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowGraph } from "./graph";
import type { FlowFinding } from "./marks";

interface Props {
  findings: readonly FlowFinding[];
  graph: FlowGraph;
  onGo: (code: string) => void;
}

/** What is wrong with the flow; each leads to its step. */
export function FindingList({ findings, graph, onGo }: Props) {
  const { t } = useTranslation("shared");
  if (!findings.length) return null;
  const title = (code?: string | null) => graph.steps.find((one) => one.code === code)?.title;
  const list = (
    <ul className="flow-findings">
      {findings.map((one, index) => {
        const step = title(one.step);
        const text = `${one.wrong ? t("flow.finding.wrong") : t("flow.finding.hint")}${step ? t("flow.finding.at", { step }) : ""}${one.explanation}`;
        return (
          <li key={index}>
            {step && one.step ? <Button type="link" size="small" onClick={() => onGo(one.step as string)}>{text}</Button> : text}
          </li>
        );
      })}
    </ul>
  );
  const wrong = findings.filter((one) => one.wrong).length;
  return (
    <Alert
      type={wrong ? "error" : "warning"}
      showIcon
      title={t("flow.finding.count", { wrong, hints: findings.length - wrong })}
      description={<div className="flow-finding-list">{list}</div>}
    />
  );
}
