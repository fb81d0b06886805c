import { App, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Case, useTakeBackOpinion } from "../queries";

interface Props {
  caseId: string;
  opinion: Case["opinions"][number];
  onClose: () => void;
}

/** Asks no more what one asked; who was asked need not answer. */
export function TakeBackDialog({ caseId, opinion, onClose }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const { message } = App.useApp();
  const taking = useTakeBackOpinion(caseId);
  const name = opinion.department || (i18n.language === "en" ? opinion.asked_en : opinion.asked_zh);
  const run = async ({ reason = "" }: { reason?: string }) => {
    await taking.mutateAsync({ id: opinion.id, reason });
    void message.success(t("takeBack.told", { name }));
  };
  return (
    <FormDialog<{ reason?: string }> title={t("takeBack.title", { name })} verb={t("takeBack.act")} run={run} onClose={onClose}>
      <p className="quiet">{t("takeBack.about", { name })}</p>
      <Form.Item name="reason" label={t("takeBack.reason")}>
        <Input.TextArea autoFocus rows={2} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
