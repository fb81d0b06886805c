import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME } from "@/shared/people/organisation";
import { useOpenAccount, usePeople } from "../queries";

/** Opens an account for a person of the bureau; the password is set by a letter to the person. */
export function OpenAccount({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const { data: people } = usePeople();
  const open = useOpenAccount();
  return (
    <FormDialog<Of<"AccountDraft">> title={t("open.title")} verb={t("open.act")} run={(values) => open.mutateAsync(values)} onClose={onClose}>
      <Form.Item name="person_id" label={t("account.name")} rules={[{ required: true }]}>
        <Select showSearch={BY_NAME} options={(people?.items ?? []).filter((one) => !one.left_on).map((one) => ({ value: one.id, pinyin: one.pinyin, label: `${one.name} ${one.staff_number}` }))} />
      </Form.Item>
      <Form.Item name="login" label={t("account.login")} rules={[{ required: true, max: 64 }]}><Input /></Form.Item>
    </FormDialog>
  );
}
