import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "../form/select";
import { BY_NAME } from "../people/organisation";
import { GradeMark } from "../grade/grade-mark";
import { acts, doerOf, edgeChanged, type FlowGraph, type FlowStep, nextChosen, postField, STEP_TYPES, stepChanged, stepMoved, stepRemoved, typeChanged } from "./graph";
import type { FlowMark } from "./marks";
import { usePosts } from "./posts";

interface Props {
  graph: FlowGraph;
  marks: Record<string, FlowMark>;
  selected?: string;
  /** The step that was just added: its title is written next. */
  fresh?: string;
  readOnly: boolean;
  apply: (graph: FlowGraph, what?: string) => void;
  onSelect: (code: string) => void;
  onAdd?: (after: string) => void;
  onMark?: (code: string) => void;
}

const HEADS = ["number", "title", "type", "post", "limit", "next", "condition"] as const;

/** The same flow as a table: everything the drawing can do, by keyboard. */
export function FlowList({ graph, marks, selected, fresh, readOnly, apply, onSelect, onAdd, onMark }: Props) {
  const { t } = useTranslation("shared");
  return (
    <div className="ant-table-wrapper flow-list" style={{ overflowX: "auto" }}>
      <table className="flow-table">
        <caption className="flow-caption">{t("flow.list.caption")}</caption>
        <thead>
          <tr>
            {HEADS.map((one) => <th key={one} scope="col">{t(`flow.list.${one}`)}</th>)}
            {onMark && <th scope="col">{t("flow.list.risk")}</th>}
            {!readOnly && <th scope="col">{t("flow.list.acts")}</th>}
          </tr>
        </thead>
        <tbody>
          {graph.steps.map((step, index) => (
            <tr key={step.code} className={step.code === selected ? "chosen" : undefined} onFocus={() => step.code !== selected && onSelect(step.code)}>
              <td>{index + 1}</td>
              <Cells graph={graph} step={step} fresh={step.code === fresh} readOnly={readOnly} apply={apply} />
              {onMark && (
                <td>
                  {marks[step.code] && <GradeMark rank={marks[step.code]?.rank} />}
                  {acts(step) && <Button size="small" onClick={() => onMark(step.code)} aria-label={t("flow.mark.actOf", { step: step.title })}>{t("flow.mark.short")}</Button>}
                </td>
              )}
              {!readOnly && (
                <td>
                  <Flex gap={2}>
                    {onAdd && step.type !== "end" && <Button size="small" type="text" icon={<PlusOutlined />} aria-label={t("flow.list.add", { step: step.title })} title={t("flow.list.add", { step: step.title })} onClick={() => onAdd(step.code)} />}
                    <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t("flow.list.up", { step: step.title })} onClick={() => apply(stepMoved(graph, step.code, -1))} />
                    <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === graph.steps.length - 1} aria-label={t("flow.list.down", { step: step.title })} onClick={() => apply(stepMoved(graph, step.code, 1))} />
                    <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t("flow.list.remove", { step: step.title })} onClick={() => apply(stepRemoved(graph, step.code))} />
                  </Flex>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellsProps = Pick<Props, "graph" | "readOnly" | "apply"> & { step: FlowStep; fresh: boolean };

function Cells({ graph, step, fresh, readOnly, apply }: CellsProps) {
  const { t } = useTranslation("shared");
  const { options } = usePosts();
  const put = (values: Partial<FlowStep>, what = "") => apply(stepChanged(graph, step.code, values), what && `${step.code}.${what}`);
  const ways = graph.edges.filter((one) => one.source === step.code);
  const title = (code: string) => graph.steps.find((one) => one.code === code)?.title ?? code;
  const said = (name: string) => t("flow.list.field", { field: t(`flow.list.${name}`), step: step.title });
  return (
    <>
      <td><Input size="small" autoFocus={fresh} onFocus={(event) => fresh && event.target.select()} disabled={readOnly} aria-label={said("title")} value={step.title} onChange={(event) => put({ title: event.target.value }, "title")} className="flow-wide" /></td>
      <td>
        <Select size="small" disabled={readOnly} aria-label={said("type")} value={step.type} className="flow-middle" onChange={(type) => apply(typeChanged(graph, step.code, type))} options={STEP_TYPES.map((one) => ({ value: one, label: t(`flow.type.${one}`) }))} />
      </td>
      <td>
        {acts(step) && <Select size="small" disabled={readOnly} aria-label={said("post")} value={doerOf(step)} className="flow-wide" options={options} showSearch={BY_NAME} allowClear onChange={(post) => put({ [postField(step.type)]: post ?? null })} />}
      </td>
      <td>
        {acts(step) && <InputNumber size="small" disabled={readOnly} aria-label={said("limit")} min={1} max={10000} value={step.limit_value} onChange={(value) => put({ limit_value: value }, "limit")} className="flow-narrow" />}
      </td>
      <td>
        {step.type !== "end" && (
          <Select
            size="small"
            mode="multiple"
            disabled={readOnly}
            aria-label={said("next")}
            className="flow-wide"
            showSearch={BY_NAME}
            value={ways.map((one) => one.target)}
            options={graph.steps.filter((one) => one.code !== step.code && one.type !== "start").map((one) => ({ value: one.code, label: one.title }))}
            onChange={(codes: string[]) => apply(nextChosen(graph, step.code, codes))}
          />
        )}
      </td>
      <td>
        {(ways.length > 1 || step.type === "gateway") && (
          <Flex vertical gap={2}>
            {ways.map((one) => (
              <Input key={one.target} size="small" disabled={readOnly} prefix={`→ ${title(one.target)}`} aria-label={t("flow.way.spoken", { from: step.title, to: title(one.target), condition: "" })} value={one.condition ?? ""} placeholder={one.is_default ? t("flow.way.otherwise") : t("flow.way.condition")} onChange={(event) => apply(edgeChanged(graph, one.source, one.target, { condition: event.target.value }), `${one.source}>${one.target}`)} />
            ))}
          </Flex>
        )}
      </td>
    </>
  );
}
