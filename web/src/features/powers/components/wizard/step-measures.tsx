import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Form } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import type { PointFields, PowerFields } from "./form";
import { MeasureRow } from "./measure-row";
import { usePoints } from "./points";
import type { Writing } from "./use-registration";

/** ④ What is done against each risk: one row stands open for every risk point. */
export function StepMeasures({ writing }: { writing: Writing }) {
  const { t } = useTranslation("powers");
  const { form, changed } = writing;
  const points = usePoints(writing);
  const fresh = () => {
    const power = form.getFieldValue("power") as PowerFields | undefined;
    return { phase: "early", responsible_post_id: power?.reviewing?.[0] ?? power?.handling?.[0] ?? null };
  };
  useEffect(() => {
    const rows = (form.getFieldValue("risk_points") as PointFields[] | undefined) ?? [];
    if (!rows.some((one) => !one.measures?.length)) return;
    const power = form.getFieldValue("power") as PowerFields | undefined;
    const row = { phase: "early", responsible_post_id: power?.reviewing?.[0] ?? power?.handling?.[0] ?? null };
    form.setFieldValue("risk_points", rows.map((one) => (one.measures?.length ? one : { ...one, measures: [row] })));
  }, [form]);
  if (!points.length) return <Alert type="info" showIcon title={t("wizard.noRisksForMeasures")} />;
  return (
    <div className="wizard-step wizard-cards">
      {points.map((point) => (
        <Card
          key={point.place}
          size="small"
          className="wizard-hint"
          title={<h2 className="wizard-card-title">{point.title || t("wizard.riskNumber", { count: point.place + 1 })} <GradeMark rank={point.rank} /></h2>}
        >
          <Form.List name={["risk_points", point.place, "measures"]}>
            {(fields, { add, remove }, { errors }) => (
              <>
                {fields.map((one, index) => (
                  <MeasureRow
                    key={one.key}
                    path={["risk_points", point.place, "measures", one.name]}
                    name={one.name}
                    count={index + 1}
                    onRemove={fields.length > 1 ? () => { remove(one.name); changed(); } : undefined}
                  />
                ))}
                {errors.length > 0 && <div className="field-error">{errors}</div>}
                <Button size="small" icon={<PlusOutlined />} onClick={() => add(fresh())}>{t("measure.add")}</Button>
              </>
            )}
          </Form.List>
        </Card>
      ))}
    </div>
  );
}
