import { App, Button, Card, Flex, Form } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { Problem } from "@/api/problem";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { foundErrors, leftOf, putErrors } from "@/shared/form/refused";
import { useKeys } from "@/shared/keys/keys";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { raise } from "@/shared/problem/raised";
import { useMe } from "@/shared/session/me";
import { RiskFields, type RiskWritten, tidied } from "../components/risk-fields";
import { registerPoint, usePointAct } from "../queries";
import "../risks.css";

export default function NewPage() {
  const { t } = useTranslation("risks");
  const { t: pages } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const me = useMe();
  const { posts } = useDirectory();
  const [form] = Form.useForm<RiskWritten>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const [dirty, setDirty] = useState(false);
  const title = Form.useWatch("title", form);
  const draft = useDraft<RiskWritten>("risk_point", params.get("draft") ?? "new", title || t("new.title"));
  const act = usePointAct((filled: RiskWritten) => registerPoint(tidied(filled) as never));
  const own = posts.find((one) => one.value === me.post_id);
  const { found } = draft;
  useEffect(() => {
    if (found) form.setFieldsValue(found);
  }, [found, form]);
  useEffect(() => {
    if (own && found === null && !form.isFieldTouched("department_id")) form.setFieldsValue({ department_id: own.department });
  }, [own, found, form]);
  const send = (filled: RiskWritten) =>
    act.mutate(filled, {
      onSuccess: (point) => {
        setDirty(false);
        void draft.drop();
        message.success(t("new.done", { number: point.number }));
        window.setTimeout(() => navigate(`/risks?open=${point.id}`), 0);
      },
      onError: (failure) => {
        if (failure instanceof Problem && failure.document.errors?.length) setErrors(putErrors(form, failure));
        else raise(failure);
      },
    });
  useKeys({ "Control+s": () => void draft.save(), "Control+Enter": () => form.submit() });
  return (
    <PageFrame title={t("new.title")} crumbs={[{ title: pages("page.P16"), to: "/risks" }]} errors={errors.length} actions={<DraftMark state={draft.state} savedAt={draft.savedAt} />}>
      <LeaveGuard dirty={dirty && draft.state !== "saved"} />
      <ErrorSummary errors={errors} />
      <Form<RiskWritten>
        form={form}
        layout="vertical"
        initialValues={{ manifestations: [""], subject_type: "work_post", context: "official_duty", method: "forward", origin: "potential" }}
        scrollToFirstError={false}
        onValuesChange={(_changed, all) => {
          setDirty(true);
          draft.change(all);
        }}
        onFinish={send}
        onFinishFailed={({ errorFields }) => setErrors(foundErrors(errorFields as never))}
        onFieldsChange={(changed) => setErrors((before) => leftOf(before, changed as never))}
      >
        <Card className="form-card"><RiskFields /></Card>
        <Flex gap="small" className="action-bar">
          <Button type="primary" htmlType="submit" loading={act.isPending}>{t("act.register")}</Button>
          <Button onClick={() => void draft.save()}>{t("act.keep")}</Button>
        </Flex>
      </Form>
    </PageFrame>
  );
}
