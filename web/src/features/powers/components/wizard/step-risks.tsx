import { PlusOutlined, WarningOutlined } from "@ant-design/icons";
import { Alert, Button, Flex, Typography } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FlowPicture } from "@/shared/flow/flow-picture";
import { acts } from "@/shared/flow/graph";
import { marksOf } from "@/shared/flow/marks";
import { usePoints } from "./points";
import { RiskCard } from "./risk-card";
import type { Writing } from "./use-registration";

interface Props {
  writing: Writing;
  selected?: string;
  onSelect: (code: string | undefined) => void;
}

/** ③ Where on the way the power can be abused, how it shows, and how grave that is. */
export function StepRisks({ writing, selected, onSelect }: Props) {
  const { t } = useTranslation(["powers", "shared"]);
  const { form, graph, changed } = writing;
  const points = usePoints(writing);
  const marks = useMemo(() => marksOf(points), [points]);
  const step = graph.steps.find((one) => one.code === selected);
  const rows = () => (form.getFieldValue("risk_points") as object[] | undefined) ?? [];
  const add = (flow_node_key: string | null) => {
    form.setFieldValue("risk_points", [...rows(), { flow_node_key, manifestations: [""], measures: [] }]);
    changed();
  };
  const remove = (place: number) => {
    form.setFieldValue("risk_points", rows().filter((_one, index) => index !== place));
    changed();
  };
  return (
    <div className="wizard-risks">
      {graph.steps.length > 0 && (
        <section className="wizard-flow" aria-label={t("wizard.flowHere")}>
          <Flex gap="small" align="center" className="wizard-hint">
            <Button icon={<WarningOutlined />} disabled={!step || !acts(step)} onClick={() => step && add(step.code)}>{t("shared:flow.mark.act")}</Button>
            <Typography.Text type="secondary">{step ? step.title : t("wizard.chooseStep")}</Typography.Text>
          </Flex>
          <FlowPicture graph={graph} marks={marks} selected={selected} onSelect={onSelect} height={480} />
        </section>
      )}
      <div className="wizard-cards">
        {points.length === 0 && <Alert type="info" showIcon title={t("wizard.noRisks")} />}
        {points.map((one) => <RiskCard key={one.place} writing={writing} point={one} onRemove={() => remove(one.place)} />)}
        <Button icon={<PlusOutlined />} onClick={() => add(step && acts(step) ? step.code : null)}>{t("wizard.addRisk")}</Button>
      </div>
    </div>
  );
}
