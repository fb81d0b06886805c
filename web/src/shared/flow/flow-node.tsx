import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../people/organisation";
import { acts, doerOf, type FlowStep } from "./graph";
import { type FlowMark, gradeOf, limitText } from "./marks";

export type FlowNodeData = { step: FlowStep; mark?: FlowMark; wrong: boolean };
export type DrawnStep = Node<FlowNodeData, "step">;

const SHAPES = { high: "▲", medium: "◆", low: "●", none: "△" } as const;

/** A step on the sheet: its border tells the highest grade at it, the badge how many risk points. */
export function FlowNode({ data, selected, isConnectable }: NodeProps<DrawnStep>) {
  const { t } = useTranslation("shared");
  const { nameOf } = useDirectory();
  const { step, mark, wrong } = data;
  const grade = mark ? gradeOf(mark.rank) : undefined;
  const classes = ["flow-node", `flow-node-${step.type}`];
  if (grade) classes.push(`flow-node-${grade}`);
  if (selected) classes.push("flow-node-chosen");
  if (step.key_step) classes.push("flow-node-key");
  const post = nameOf(doerOf(step)) || step.post_written;
  const limit = limitText(step, t);
  return (
    <div className={classes.join(" ")}>
      {step.type !== "start" && <Handle type="target" position={Position.Top} isConnectable={isConnectable} />}
      <strong className="flow-node-title">{step.type === "gateway" && "◇ "}{step.is_restraint && "◎ "}{step.title}</strong>
      {acts(step) && (
        <span className="flow-node-post">
          {post || t("flow.step.noPost")}
          {limit && <> · <span className="flow-node-limit">{limit}</span></>}
        </span>
      )}
      {mark && grade && <span className={`flow-badge flow-badge-${grade}`}>{mark.word ?? `${SHAPES[grade]} ${mark.count}`}</span>}
      {wrong && <span className="flow-wrong" title={t("flow.finding.here")}>!</span>}
      {step.type !== "end" && <Handle type="source" position={Position.Bottom} isConnectable={isConnectable} />}
    </div>
  );
}
