import { App, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { useChangePerson, useRegisterPerson } from "../queries";

type Draft = Of<"PersonDraft">;

/** Registers a person of the bureau, or corrects what is known of one; an account is opened afterwards. */
export function PersonDialog({ person, onClose }: { person?: Of<"Person">; onClose: () => void }) {
  const { t } = useTranslation("organisation");
  const { message } = App.useApp();
  const register = useRegisterPerson();
  const change = useChangePerson();
  const run = (values: Draft, version = person?.version ?? 0) =>
    person ? change.mutateAsync({ ...values, id: person.id, version }) : register.mutateAsync(values).then(() => message.success(t("person.registered", { name: values.name })));
  return (
    <FormDialog<Draft>
      title={person ? t("person.changeTitle", { name: person.name }) : t("person.register")}
      verb={t(person ? "person.keep" : "person.register")}
      initialValues={person && { name: person.name, staff_number: person.staff_number, is_party_member: person.is_party_member, home_bureau: person.home_bureau, office_phone: person.office_phone }}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("person.name")} rules={[{ required: true, max: 50 }]}><Input /></Form.Item>
      <Form.Item name="staff_number" label={t("person.staffNumber")} rules={[{ required: true, max: 30 }]}><Input /></Form.Item>
      <Form.Item name="home_bureau" label={t("person.home")} extra={t("person.homeHelp")} getValueProps={(value?: string | null) => ({ value: value ?? "" })} normalize={(value: string) => value || null}><Input maxLength={200} /></Form.Item>
      <Form.Item name="office_phone" label={t("person.phone")} extra={t("person.phoneHelp")}><Input maxLength={40} /></Form.Item>
      <Form.Item name="is_party_member" valuePropName="checked"><Checkbox>{t("person.partyMember")}</Checkbox></Form.Item>
    </FormDialog>
  );
}
