import { Alert, Button, Form, Input, InputNumber, Modal, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { CopyText } from "@/shared/pages/copy-text";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { RecordSelect } from "@/shared/records/record-select";
import { minute } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { useInvite } from "../queries";

type Draft = Of<"AppraiserDraft"> & { from: "outside" | "inside" };

/** Asks a representative about some risks: a colleague in his to-dos, anybody else by a link. */
export function InviteDialog({ onMade, onClose }: { onMade: (made: Of<"Invited">) => void; onClose: () => void }) {
  const { t } = useTranslation("appraisals");
  const capacities = useWords("appraisers.capacity");
  const { people } = useDirectory();
  const invite = useInvite();
  const [form] = Form.useForm<Draft>();
  const from = Form.useWatch("from", form) ?? "outside";
  const run = async ({ from: where, person_id, name, ...rest }: Draft) => {
    const colleague = people.find((one) => one.value === person_id)?.label.split("（")[0];
    const inside = where === "inside";
    onMade(await invite.mutateAsync({ ...rest, name: inside ? (colleague ?? name) : name, person_id: inside ? person_id : null }));
  };
  return (
    <FormDialog<Draft>
      title={t("invite.title")}
      verb={t("invite.act")}
      width={680}
      form={form}
      initialValues={{ from: "outside", capacity: "representative", days: 14 }}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="from" label={t("invite.from")}>
        <Radio.Group optionType="button" options={(["outside", "inside"] as const).map((one) => ({ value: one, label: t(`invite.${one}`) }))} />
      </Form.Item>
      {from === "outside" ? (
        <Form.Item name="name" label={t("field.name")} rules={[{ required: true, max: 200 }]}><Input /></Form.Item>
      ) : (
        <Form.Item name="person_id" label={t("field.name")} rules={[{ required: true }]}><Select options={people} showSearch={BY_NAME} /></Form.Item>
      )}
      <Form.Item name="capacity" label={t("field.capacity")} rules={[{ required: true }]}><Radio.Group options={capacities} /></Form.Item>
      <Form.Item name="risk_point_ids" label={t("field.points")} extra={t("invite.points")} rules={[{ required: true }]}><RecordSelect kind="risk_point" multiple /></Form.Item>
      <Form.Item name="days" label={t("invite.days")} rules={[{ required: true }]}><InputNumber min={1} max={60} precision={0} /></Form.Item>
    </FormDialog>
  );
}

/** The link for somebody from outside, which is shown this once. */
export function LinkShown({ made, onClose }: { made: Of<"Invited">; onClose: () => void }) {
  const { t } = useTranslation("appraisals");
  return (
    <Modal open width={680} title={t("link.title", { name: made.name })} mask={{ closable: false }} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t("link.kept")}</Button>}>
      <Alert className="note" type="warning" showIcon title={t("link.once")} />
      <p className="hash"><CopyText text={`${window.location.origin}/appraisals/${made.token ?? ""}`} /></p>
      <p>{t("link.text", { until: minute(made.expires_at) })}</p>
    </Modal>
  );
}
