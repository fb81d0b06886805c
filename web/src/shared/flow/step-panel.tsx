import { Button, Checkbox, Collapse, Flex, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "../form/select";
import { BY_NAME } from "../people/organisation";
import { acts, type FlowGraph, type FlowStep, postField, doerOf, STEP_TYPES, stepChanged, typeChanged } from "./graph";
import { usePosts } from "./posts";

interface Props {
  graph: FlowGraph;
  step: FlowStep;
  apply: (graph: FlowGraph, what?: string) => void;
  readOnly: boolean;
}

const TEXTS = ["task", "duty_requirement", "basis", "rule", "conditions"] as const;
const UNITS = ["day_working", "day_calendar", "hour", "month"] as const;

/** What is written about the chosen step. */
export function StepPanel({ graph, step, apply, readOnly }: Props) {
  const { t } = useTranslation("shared");
  const { options } = usePosts();
  const put = (values: Partial<FlowStep>, what = "") => apply(stepChanged(graph, step.code, values), what && `${step.code}.${what}`);
  const unit = !step.limit_unit || step.limit_unit === "day" ? `day_${step.limit_days ?? "working"}` : step.limit_unit;
  const choose = (word: string) => {
    const [limit_unit, limit_days] = word.split("_") as ["day", "working"];
    put({ limit_unit, limit_days });
  };
  return (
    <Form layout="vertical" size="small" component="div" disabled={readOnly} className="flow-step">
      <Form.Item label={t("flow.step.title")} htmlFor="flow_step_title" required>
        <Input id="flow_step_title" value={step.title} maxLength={500} onChange={(event) => put({ title: event.target.value }, "title")} />
      </Form.Item>
      <Form.Item label={t("flow.step.type")} htmlFor="flow_step_type">
        <Select
          id="flow_step_type"
          value={step.type}
          options={STEP_TYPES.map((one) => ({ value: one, label: t(`flow.type.${one}`) }))}
          onChange={(type) => apply(typeChanged(graph, step.code, type))}
        />
      </Form.Item>
      {acts(step) && (
        <>
          <Form.Item label={t("flow.step.post")} htmlFor="flow_step_post" required>
            <Select
              id="flow_step_post"
              value={doerOf(step)}
              options={options}
              showSearch={BY_NAME}
              allowClear
              placeholder={t("flow.step.noPost")}
              onChange={(post) => put({ [postField(step.type)]: post ?? null })}
            />
          </Form.Item>
          <Form.Item label={t("flow.step.limit")} htmlFor="flow_step_limit_value">
            <Flex gap={4}>
              <InputNumber id="flow_step_limit_value" min={1} max={10000} value={step.limit_value} onChange={(value) => put({ limit_value: value }, "limit")} />
              <Select aria-label={t("flow.step.unit")} value={unit} onChange={choose} options={UNITS.map((one) => ({ value: one, label: t(`flow.unit.${one}`) }))} className="flow-unit" />
            </Flex>
          </Form.Item>
          <Flex gap={4} wrap>
            <Checkbox checked={step.is_restraint ?? false} onChange={(event) => put({ is_restraint: event.target.checked })}>{t("flow.step.is_restraint")}</Checkbox>
            <Checkbox checked={step.key_step ?? false} onChange={(event) => put({ key_step: event.target.checked })}>{t("flow.step.key_step")}</Checkbox>
          </Flex>
          <Collapse
            ghost
            size="small"
            items={[{ key: "more", label: t("flow.step.more"), children: <More graph={graph} step={step} put={put} /> }]}
          />
        </>
      )}
    </Form>
  );
}

function More({ graph, step, put }: { graph: FlowGraph; step: FlowStep; put: (values: Partial<FlowStep>, what?: string) => void }) {
  const { t } = useTranslation("shared");
  const { options } = usePosts();
  const others = graph.steps.filter((one) => acts(one) && one.code !== step.code);
  return (
    <>
      <Form.Item label={t("flow.step.supervising_posts")} htmlFor="flow_step_supervising_posts">
        <Select id="flow_step_supervising_posts" mode="multiple" value={step.supervising_posts ?? []} options={options} showSearch={BY_NAME} onChange={(posts) => put({ supervising_posts: posts })} />
      </Form.Item>
      <Form.Item label={t("flow.step.supervising_steps")} htmlFor="flow_step_supervising_steps">
        <Select id="flow_step_supervising_steps" mode="multiple" value={step.supervising_steps ?? []} options={others.map((one) => ({ value: one.code, label: one.title }))} showSearch={BY_NAME} onChange={(codes) => put({ supervising_steps: codes })} />
      </Form.Item>
      {TEXTS.map((name) => (
        <Form.Item key={name} label={t(`flow.step.${name}`)} htmlFor={`flow_step_${name}`}>
          <Input.TextArea id={`flow_step_${name}`} autoSize={{ minRows: 1, maxRows: 5 }} value={step[name] ?? ""} onChange={(event) => put({ [name]: event.target.value }, name)} />
        </Form.Item>
      ))}
      <Form.Item label={t("flow.step.materials")} htmlFor="flow_step_materials">
        <Select id="flow_step_materials" mode="tags" value={step.materials ?? []} onChange={(materials) => put({ materials })} open={false} suffixIcon={null} />
      </Form.Item>
    </>
  );
}

interface WayProps {
  graph: FlowGraph;
  source: string;
  target: string;
  onChange: (values: { condition?: string; is_default?: boolean }, what?: string) => void;
  onRemove: () => void;
  readOnly: boolean;
}

/** The way from one step to the next: when it is taken. */
export function WayPanel({ graph, source, target, onChange, onRemove, readOnly }: WayProps) {
  const { t } = useTranslation("shared");
  const way = graph.edges.find((one) => one.source === source && one.target === target);
  const title = (code: string) => graph.steps.find((one) => one.code === code)?.title ?? "";
  if (!way) return null;
  return (
    <Form layout="vertical" size="small" component="div" disabled={readOnly}>
      <strong>{title(source)} → {title(target)}</strong>
      <Form.Item label={t("flow.way.condition")} htmlFor="flow_way_condition">
        <Input id="flow_way_condition" value={way.condition ?? ""} onChange={(event) => onChange({ condition: event.target.value }, "condition")} />
      </Form.Item>
      <Flex gap="small" align="center" justify="space-between">
        <Checkbox checked={way.is_default ?? false} onChange={(event) => onChange({ is_default: event.target.checked })}>{t("flow.way.otherwise")}</Checkbox>
        <Button size="small" danger onClick={onRemove}>{t("flow.way.remove")}</Button>
      </Flex>
    </Form>
  );
}
