import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { type Case, useCopyCase } from "../queries";

interface Values {
  person_ids: string[];
  note?: string;
}

/** Lets colleagues read a case: they are told of it, and decide nothing. */
export function CopyDialog({ found, onClose, onDone }: { found: Case; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const { people } = useDirectory();
  const copy = useCopyCase(found.id);
  const run = async ({ person_ids, note = "" }: Values) => {
    await copy.mutateAsync({ person_ids, note });
    onDone();
  };
  return (
    <FormDialog<Values> title={t("copy.title", { title: found.title })} verb={t("copy.send")} run={run} onClose={onClose}>
      <p className="quiet">{t("copy.about")}</p>
      <Form.Item name="person_ids" label={t("copy.persons")} rules={[{ required: true, message: t("copy.nobody") }]}>
        <Select mode="multiple" popupMatchSelectWidth={false} showSearch={BY_NAME} options={people.filter((one) => one.value !== me.person_id)} />
      </Form.Item>
      <Form.Item name="note" label={t("copy.note")}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
