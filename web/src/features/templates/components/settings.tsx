import { App, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Asked } from "@/shared/pages/page-frame";
import { useKeepSettings, useSettings } from "../queries";

const FIELDS = ["unit_code", "agency_mark", "copies_note", "supervision_phone", "contact"] as const;

/** What stands on every paper of the bureau. */
export function Settings() {
  const { t } = useTranslation("templates");
  const { message } = App.useApp();
  const settings = useSettings();
  const keep = useKeepSettings();
  return (
    <Asked asked={settings}>
      {(found) => (
        <Form<Of<"PaperSettingsChange">>
          key={found.version}
          layout="vertical"
          className="narrow"
          initialValues={found}
          onFinish={(values) => keep.mutate({ ...values, version: found.version }, { onSuccess: () => void message.success(t("setting.kept")) })}
        >
          {FIELDS.map((name) => (
            <Form.Item key={name} name={name} label={t(`setting.${name}`)} extra={t(`setting.${name}_hint`)}><Input maxLength={200} /></Form.Item>
          ))}
          <Form.Item name="signature_pictures" valuePropName="checked" extra={t("setting.signature_pictures_hint")}><Checkbox>{t("setting.signature_pictures")}</Checkbox></Form.Item>
          <Act asks="template:edit" type="primary" htmlType="submit" loading={keep.isPending}>{t("setting.keep")}</Act>
        </Form>
      )}
    </Asked>
  );
}
