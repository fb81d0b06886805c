import { Alert, Checkbox, Flex, Form, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { spoken, today } from "@/shared/time/dates";
import { type CycleInFull, useCarryOver, useOpenCycle } from "../queries";

/** So many days before its first stage a year is opened early. */
const EARLY = 14;
const A_DAY = 24 * 60 * 60 * 1000;

/** Opens the approved year: whom it asks is told before; long before its first stage only if that is meant. */
export function OpenYear({ cycle }: { cycle: CycleInFull }) {
  const { t, i18n } = useTranslation("cycles");
  const [asking, setAsking] = useState(false);
  const open = useOpenCycle();
  const { data: carried } = useCarryOver(cycle.id, asking);
  const first = cycle.stages.map((one) => one.starts_on).sort()[0] ?? today();
  const days = Math.round((Date.parse(first) - Date.parse(today())) / A_DAY);
  const early = days > EARLY;
  return (
    <>
      <Act asks="cycle_plan:adopt" type="primary" onClick={() => setAsking(true)}>{t("open.act")}</Act>
      {asking && (
        <FormDialog<{ sure?: boolean }>
          title={t("open.title", { year: cycle.year })}
          verb={t("open.act")}
          run={(_values, newer) => open.mutateAsync({ ...cycle, version: newer ?? cycle.version })}
          onClose={() => setAsking(false)}
        >
          <Flex vertical gap="small">
            <Typography.Text>{t("open.text")}</Typography.Text>
            {carried && <Typography.Text strong>{t(carried.points ? "open.carried" : "open.nothingCarried", { ...carried })}</Typography.Text>}
            {early && <Alert type="warning" showIcon title={t("open.early", { days, on: spoken(first, i18n.language) })} />}
            {early && (
              <Form.Item name="sure" valuePropName="checked" rules={[{ validator: (_rule, sure) => (sure ? Promise.resolve() : Promise.reject(new Error(t("open.unsure")))) }]}>
                <Checkbox>{t("open.sure")}</Checkbox>
              </Form.Item>
            )}
          </Flex>
        </FormDialog>
      )}
    </>
  );
}
