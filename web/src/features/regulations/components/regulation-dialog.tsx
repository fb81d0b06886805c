import { App, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { useDirectory } from "@/shared/people/organisation";
import { TYPES, useDraftRegulation } from "../queries";

/** Enters a rule of the bureau, or a law it works by. */
export function RegulationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const { message } = App.useApp();
  const { departments } = useDirectory();
  const draft = useDraftRegulation();
  return (
    <FormDialog<Of<"RegulationDraft">>
      title={t("act.add")}
      verb={t("act.save")}
      initialValues={{ is_law: false, type: "working_procedure" }}
      run={async (values) => {
        await draft.mutateAsync(values);
        void message.success(t("added"));
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("field.title")} rules={[{ required: true, max: 500 }]}><Input autoFocus /></Form.Item>
      <Form.Item name="type" label={t("field.type")} rules={[{ required: true }]}><Select options={TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))} /></Form.Item>
      <Form.Item name="document_number" label={t("field.document_number")}><Input /></Form.Item>
      <Form.Item name="issuer" label={t("field.issuer")}><Input /></Form.Item>
      <Form.Item name="department_id" label={t("field.department")}><Select allowClear options={departments} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      <Form.Item name="is_law" valuePropName="checked"><Checkbox>{t("law")}</Checkbox></Form.Item>
      <Form.Item name="remarks" label={t("field.remarks")}><Input.TextArea autoSize /></Form.Item>
    </FormDialog>
  );
}
