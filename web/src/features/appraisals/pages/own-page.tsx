import { Alert, Button, Card, Flex, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Of } from "@/api/types";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type ToAppraise, useAppraise, useToAppraise } from "../queries";

/** What a colleague who was asked thinks of each risk; handed in once. */
export default function OwnPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation(["appraisals", "app"]);
  const asked = useToAppraise(id);
  const [errors, setErrors] = useState<FormError[]>([]);
  return (
    <PageFrame title={t("app:page.P21own")} errors={errors.length}>
      <Asked asked={asked}>{(found) => <Sheet id={id} asked={found} errors={errors} onErrors={setErrors} />}</Asked>
    </PageFrame>
  );
}

interface Props {
  id: string;
  asked: ToAppraise;
  errors: FormError[];
  onErrors: (errors: FormError[]) => void;
}

function Sheet({ id, asked, errors, onErrors }: Props) {
  const { t, i18n } = useTranslation("appraisals");
  const word = useWord();
  const [form] = Form.useForm<Of<"Appraisal">>();
  const [dirty, setDirty] = useState(false);
  const appraise = useAppraise(id);
  const scale = Array.from({ length: asked.highest - asked.lowest + 1 }, (_none, place) => asked.lowest + place);
  const send = ({ items }: Of<"Appraisal">) =>
    appraise.mutate(
      { items: asked.points.map((point, place) => ({ ...items[place], scores: items[place]?.scores ?? {}, rationales: items[place]?.rationales ?? {}, comment: items[place]?.comment ?? "", risk_point_id: point.id })) },
      {
        onSuccess: () => onErrors([]),
        onError: (failure) => onErrors(putErrors(form, failure)),
      },
    );
  if (appraise.isSuccess) return <Alert type="success" showIcon title={t("own.done")} action={<Link to="/tasks">{t("own.back")}</Link>} />;
  return (
    <Form form={form} layout="vertical" className="wide" onFinish={send} onFinishFailed={({ errorFields }) => onErrors(foundErrors(errorFields as never))} onValuesChange={() => setDirty(true)}>
      <LeaveGuard dirty={dirty} />
      <p>{t("own.text", { until: minute(asked.expires_at), lowest: asked.lowest, highest: asked.highest })}</p>
      <ErrorSummary errors={errors} />
      <Flex vertical gap="middle">
        {asked.points.map((point, place) => (
          <Card key={point.id} size="small" title={<h2 className="part-title">{place + 1}. {point.title}　<small>{word("categories", point.category)}</small></h2>}>
            {asked.factors.map((factor) => {
              const name = i18n.language === "en" ? factor.en : factor.zh;
              return (
                <Flex key={factor.code} gap="middle" wrap align="flex-start">
                  <Form.Item name={["items", place, "scores", factor.code]} label={name} className="filter" rules={[{ required: true, message: t("own.score", { factor: name }) }]}>
                    <Radio.Group aria-label={name} options={scale.map((one) => ({ value: one, label: one }))} />
                  </Form.Item>
                  <Form.Item name={["items", place, "rationales", factor.code]} label={t("own.why")} className="grows"><Input maxLength={500} /></Form.Item>
                </Flex>
              );
            })}
            <Form.Item name={["items", place, "comment"]} label={t("own.comment")}><Input.TextArea autoSize maxLength={500} /></Form.Item>
          </Card>
        ))}
        <div><Button type="primary" htmlType="submit" loading={appraise.isPending}>{t("own.send")}</Button></div>
      </Flex>
    </Form>
  );
}
