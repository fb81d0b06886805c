import { App, Button, Checkbox, Flex, Form, Input, InputNumber, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { PageFrame } from "@/shared/pages/page-frame";
import { thisYear } from "@/shared/time/dates";
import { useCycles, useOpenForStock, usePlanCycle, useReceivedPlans, useYearProposal } from "../queries";
import { backwards, inYear, StageEditor, type EditedStage } from "../components/stage-editor";

interface Values {
  year: number;
  title: string;
  stock_taking?: boolean;
}

/** Drafts the plan of a year: from the plan that came from above, from last year, or from the usual. */
export default function PlanningPage() {
  const { t } = useTranslation("cycles");
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asked] = useSearchParams();
  const from = asked.get("from") ?? "";
  const [form] = Form.useForm<Values>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const [edited, setEdited] = useState<EditedStage[]>();
  const [stock, setStock] = useState(false);
  const { data: cycles } = useCycles();
  const last = cycles?.items.find((one) => one.state !== "draft");
  const { data: received } = useReceivedPlans();
  const source = received?.items.find((one) => one.document_id === from);
  const plan = usePlanCycle();
  const open = useOpenForStock();
  const next = source?.year ?? (last ? last.year + 1 : thisYear());
  const year = Form.useWatch("year", form) ?? next;
  const { data: proposed } = useYearProposal(year, from);
  const stages: EditedStage[] = edited ?? proposed?.stages ?? [];
  const title = source?.title ?? t("plan.usualTitle", { year: next });
  useEffect(() => {
    if (!form.isFieldsTouched()) form.setFieldsValue({ year: next, title });
  }, [form, next, title]);
  const send = async ({ year: chosen, title: named }: Values) => {
    setErrors([]);
    try {
      if (stock) {
        const opened = await open.mutateAsync({ year: chosen, stock_taking: true });
        return navigate(`/cycles/${opened.id}`);
      }
      const own = edited?.map(({ code, name, phase, starts_on, due_on, conditions, note }) => ({ code, name, phase, starts_on, due_on, conditions, note }));
      const drafted = await plan.mutateAsync({
        year: chosen,
        title: named,
        ...(source ? { document_id: source.document_id } : {}),
        ...(own ? { stages: own as Of<"OwnStage">[] } : {}),
      });
      void message.success(t("plan.drafted"));
      navigate(`/cycles/${drafted.id}`);
    } catch (failure) {
      setErrors(putErrors(form, failure));
    }
  };
  return (
    <PageFrame title={t("plan.title")} crumbs={[{ title: t("cycle.list"), to: "/cycles" }]} errors={errors.length}>
      <ErrorSummary errors={errors} />
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={send}
        onFinishFailed={(failed) => setErrors(foundErrors(failed.errorFields as { name: (string | number)[]; errors: string[] }[]))}
        initialValues={{ year: next, title }}
      >
        <Flex gap="middle" wrap>
          <Form.Item name="year" label={t("cycle.year")} rules={[{ required: true }]}>
            <InputNumber min={2000} max={2100} onChange={(to) => to && edited && setEdited(inYear(edited, year, to))} />
          </Form.Item>
          <Form.Item name="title" label={t("cycle.title")} rules={[{ required: true, max: 200 }]} className="grows">
            <Input />
          </Form.Item>
        </Flex>
        {cycles?.items.length === 0 && (
          <Form.Item>
            <Checkbox checked={stock} onChange={(event) => setStock(event.target.checked)}>{t("plan.stock")}</Checkbox>
          </Form.Item>
        )}
        {!stock && (
          <>
            <Typography.Paragraph type="secondary">{t(source ? "plan.fromAbove" : year - 1 === last?.year ? "plan.fromLast" : "plan.fromUsual")}</Typography.Paragraph>
            {stages.length > 0 && <StageEditor stages={stages} onChange={setEdited} />}
          </>
        )}
        <Flex gap="small" className="action-bar">
          <Act asks="cycle_plan:adopt" type="primary" htmlType="submit" loading={plan.isPending || open.isPending} blocked={backwards(stages).length ? t("stage.mendFirst") : undefined}>
            {t(stock ? "plan.openStock" : "plan.draft")}
          </Act>
          <Button onClick={() => navigate("/cycles")}>{t("plan.leave")}</Button>
        </Flex>
      </Form>
    </PageFrame>
  );
}
