import { Alert, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { useRule, useSetRule } from "../queries";

const WAYS = ["refuse", "allow"] as const;

/** What holds where no authorisation is on record, and setting it. */
export function RuleCard() {
  const { t } = useTranslation("authorities");
  const asked = useRule();
  const set = useSetRule();
  const [setting, setSetting] = useState(false);
  return (
    <Asked asked={asked}>
      {(rule) => (
        <>
          <Alert
            className="note"
            type={rule.without_record === "refuse" ? "info" : "warning"}
            showIcon
            title={t(`rule.${rule.without_record}`)}
            description={rule.basis ? t("rule.by", { basis: rule.basis }) : t("rule.unsaid")}
            action={<Act asks="limit:grant" size="small" onClick={() => setSetting(true)}>{t("rule.change")}</Act>}
          />
          {setting && (
            <FormDialog<Of<"AuthorityRuleChange">>
              title={t("rule.title")}
              verb={t("limit.keep")}
              initialValues={{ without_record: rule.without_record, basis: rule.basis }}
              run={(values, version = rule.version) => set.mutateAsync({ ...values, basis: values.basis ?? "", version })}
              onClose={() => setSetting(false)}
            >
              <Form.Item name="without_record" label={t("rule.label")} rules={[{ required: true }]}>
                <Radio.Group className="stacked" options={WAYS.map((one) => ({ value: one, label: t(`rule.${one}`) }))} />
              </Form.Item>
              <Form.Item name="basis" label={t("rule.basis")}><Input maxLength={500} /></Form.Item>
            </FormDialog>
          )}
        </>
      )}
    </Asked>
  );
}
