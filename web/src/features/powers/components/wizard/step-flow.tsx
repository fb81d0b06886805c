import { Alert, Collapse, Form, Input, InputNumber } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FlowEditor } from "@/shared/flow/flow-editor";
import { begun } from "@/shared/flow/graph";
import { marksOf } from "@/shared/flow/marks";
import { TemplateMenu } from "@/shared/flow/template-menu";
import { drawnFrom, type FlowTemplate } from "@/shared/flow/templates";
import type { Prefill } from "../../registration-queries";
import type { ChartFields, PowerFields } from "./form";
import { flowFindings } from "./flow-findings";
import { usePoints } from "./points";
import { stepOf } from "./problems";
import type { Writing } from "./use-registration";

const TEXTS = ["counterpart_rights", "complaint_route", "complaint_phone"] as const;

interface Props {
  writing: Writing;
  prefill: Prefill;
  selected?: string;
  onSelect: (code: string | undefined) => void;
}

/** ② How the power runs, from a template of its category or drawn anew. */
export function StepFlow({ writing, prefill, selected, onSelect }: Props) {
  const { t } = useTranslation(["powers", "shared"]);
  const { form, graph, draw, problems } = writing;
  const power = Form.useWatch("power", { form, preserve: true }) as PowerFields | undefined;
  const points = usePoints(writing);
  const marks = useMemo(() => marksOf(points), [points]);
  const findings = useMemo(() => flowFindings(problems, graph), [problems, graph]);
  const empty = graph.steps.length === 0;
  const start = useMemo(() => begun({ start: t("shared:flow.new.start"), end: t("shared:flow.new.end") }), [t]);
  const take = (template: FlowTemplate) => {
    const { conditions, materials, supervision_channels, counterpart_rights, complaint_route, limit_value, limit_unit, limit_days } = template;
    const written = form.getFieldValue("flowchart") as ChartFields | undefined;
    form.setFieldValue("flowchart", {
      ...written,
      conditions: written?.conditions || conditions,
      materials: written?.materials?.length ? written.materials : materials,
      supervision_channels: written?.supervision_channels || supervision_channels,
      counterpart_rights, complaint_route, limit_value, limit_unit, limit_days,
    });
  };
  return (
    <div className="wizard-step">
      {empty && <Alert type="info" showIcon title={t("wizard.flowEmpty")} className="wizard-hint" />}
      <FlowEditor
        graph={empty ? start : graph}
        onChange={draw}
        marks={marks}
        findings={findings}
        selected={selected}
        onSelect={onSelect}
        height={490}
        tools={(apply) => (
          <TemplateMenu
            templates={prefill.templates}
            category={power?.category}
            onChoose={(template) => {
              take(template);
              apply(drawnFrom(template));
            }}
          />
        )}
      />
      <Collapse
        ghost
        items={[{ key: "words", forceRender: true, label: t("wizard.flowWords"), children: <FlowWords /> }]}
        defaultActiveKey={problems.some((one) => /^\/flowchart\/(?!steps)/.test(one.pointer) && stepOf(one.pointer) === "flowchart") ? ["words"] : []}
      />
    </div>
  );
}

function FlowWords() {
  const { t } = useTranslation("powers");
  return (
    <>
      <div className="wizard-pair">
        {TEXTS.map((name) => (
          <Form.Item key={name} name={["flowchart", name]} label={t(`flow.${name}`)}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
          </Form.Item>
        ))}
        <Form.Item name={["flowchart", "limit_value"]} label={t("flow.limit_value")}>
          <InputNumber min={1} max={10000} />
        </Form.Item>
      </div>
    </>
  );
}
