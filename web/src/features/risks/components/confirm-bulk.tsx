import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Radio } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { BulkAct } from "@/shared/acts/bulk-act";
import { type Confirmation, confirmationKeys, confirmPoint } from "../confirmations";

interface Said {
  outcome: string;
  note?: string;
}

interface Props {
  chosen: readonly Confirmation[];
  outcome: string;
  onClose: (failed?: readonly string[]) => void;
}

/** Says of carried-over points that they hold, are to be revised, or are repealed. */
export function ConfirmBulk({ chosen, outcome, onClose }: Props) {
  const { t } = useTranslation("risks");
  const client = useQueryClient();
  const items = useMemo(() => chosen.map((one) => ({ id: one.risk_point_id, label: `${one.number} ${one.title}` })), [chosen]);
  const of = (point: string) => chosen.find((one) => one.risk_point_id === point);
  return (
    <BulkAct<Said>
      kind="risk_point"
      permission={outcome === "retired" ? "risk_point:retire" : "risk_point:edit"}
      items={items}
      title={(count) => (count ? t("confirm.bulk", { count }) : t("confirm.byOthers"))}
      verb={t(`confirm.${outcome}`)}
      initialValues={{ outcome }}
      blocked={(one) => (of(one.id)?.outcome ? t(`confirm.${of(one.id)?.outcome ?? ""}`) : undefined)}
      run={(one, said) => {
        const found = of(one.id);
        return found ? confirmPoint(found, said.outcome, said.note ?? "") : Promise.resolve();
      }}
      onClose={(done, failed) => {
        if (done) {
          void client.invalidateQueries({ queryKey: confirmationKeys.all });
          void client.invalidateQueries({ queryKey: ["tasks"] });
        }
        onClose(failed);
      }}
    >
      <Form.Item name="outcome" label={t("confirm.outcome")}>
        <Radio.Group aria-label={t("confirm.outcome")} options={["unchanged", "revised", "retired"].map((one) => ({ value: one, label: t(`confirm.${one}`), disabled: one !== outcome }))} />
      </Form.Item>
      <Form.Item name="note" label={t("confirm.note")} rules={[{ required: outcome !== "unchanged", message: t("field.missing", { field: t("confirm.note") }) }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </BulkAct>
  );
}
