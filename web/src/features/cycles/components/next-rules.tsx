import { App, Form, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useChooseRules, useRules } from "../queries";

/** By which rules the present year runs and the next one will; the main leader chooses. */
export function NextRules() {
  const { t, i18n } = useTranslation("cycles");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { data } = useRules();
  const choose = useChooseRules();
  if (!data) return null;
  const presets = data.presets.map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }));
  const nameOf = (code: string) => presets.find((one) => one.value === code)?.label ?? code;
  const run = async ({ code }: { code: string }) => {
    await choose.mutateAsync(code);
    void message.success(t("rules.chosen", { name: nameOf(code) }));
  };
  return (
    <div>
      <Typography.Text type="secondary">
        {t("rules.present", { now: nameOf(String(data.current.code)), next: nameOf(data.chosen.code) })}
      </Typography.Text>{" "}
      <Act asks="profile:choose" size="small" onClick={() => setOpen(true)}>{t("rules.act")}</Act>
      {open && (
        <FormDialog<{ code: string }> title={t("rules.title")} verb={t("rules.keep")} initialValues={{ code: data.chosen.code }} run={run} onClose={() => setOpen(false)}>
          <Form.Item name="code" label={t("rules.label")} extra={t("rules.help")} rules={[{ required: true }]}>
            <Select options={presets} />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
