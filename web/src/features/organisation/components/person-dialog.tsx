import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { useRegisterPerson } from "../queries";

/** Registers a person of the bureau; an account is opened afterwards. */
export function PersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("organisation");
  const register = useRegisterPerson();
  return (
    <FormDialog<Of<"PersonDraft">> title={t("person.register")} verb={t("person.register")} run={(values) => register.mutateAsync(values)} onClose={onClose}>
      <Form.Item name="name" label={t("person.name")} rules={[{ required: true, max: 50 }]}><Input /></Form.Item>
      <Form.Item name="staff_number" label={t("person.staffNumber")} rules={[{ required: true, max: 30 }]}><Input /></Form.Item>
      <Form.Item name="is_party_member" valuePropName="checked"><Checkbox>{t("person.partyMember")}</Checkbox></Form.Item>
    </FormDialog>
  );
}
