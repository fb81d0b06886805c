import { Alert, Checkbox, Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { OpinionField } from "@/shared/opinions/opinion-field";
import { useKeys } from "@/shared/keys/keys";
import { useReturnCase, type Case } from "../queries";
import { type Note, stepsBack } from "./faced";

const DEFECTS = ["detached_from_reality", "empty", "perfunctory", "incomplete", "copied", "other"] as const;

interface Props {
  found: Case;
  opinion: string;
  remarks: readonly Note[];
  onClose: () => void;
  onDone: (next: Case) => void;
}

interface Values {
  reason: string;
  to_step?: string;
  defects?: (typeof DEFECTS)[number][];
  item_ids?: string[];
}

/** Sends records back to where they were drafted: why, what is wrong, at which fields. */
export function ReturnDialog({ found, opinion, remarks, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const [form] = Form.useForm<Values>();
  const sendBack = useReturnCase(found);
  useKeys({ "Control+Enter": () => form.submit() });
  const open = found.items.filter((one) => one.state === "open");
  const remarked = open.filter((one) => remarks.some((remark) => remark.item_id === one.item_id));
  const send = (values: Values) =>
    sendBack.mutate(
      {
        reason: values.reason,
        to_step: values.to_step ?? null,
        defects: values.defects ?? [],
        item_ids: values.item_ids && values.item_ids.length < open.length ? values.item_ids : null,
        field: remarks[0]?.field ?? "",
        remarks: remarks.map(({ item_id, field, text }) => ({ item_id, field, text })),
      },
      { onSuccess: onDone },
    );
  const first = remarks.map((one) => one.text).join("；");
  return (
    <Modal open title={t("return.title")} okText={t("return.send")} confirmLoading={sendBack.isPending} onOk={form.submit} onCancel={onClose} width={640}>
      {remarks.length > 0 && <Alert type="info" title={t("return.remarks", { count: remarks.length })} />}
      <Form
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{ reason: opinion || first, item_ids: (remarked.length ? remarked : open).map((one) => one.item_id) }}
      >
        <Form.Item name="to_step" label={t("return.to")}>
          <Select
            allowClear
            placeholder={t("return.toDefault")}
            options={stepsBack(found).map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }))}
          />
        </Form.Item>
        {open.length > 1 && (
          <Form.Item name="item_ids" label={t("return.items")} rules={[{ required: true }]}>
            <Checkbox.Group role="group" aria-label={t("return.items")} className="stacked" options={open.map((one) => ({ value: one.item_id, label: `${one.number} ${one.title}` }))} />
          </Form.Item>
        )}
        <Form.Item name="defects" label={t("return.defects")}>
          <Checkbox.Group role="group" aria-label={t("return.defects")} options={DEFECTS.map((one) => ({ value: one, label: t(`defect.${one}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t("return.reason")} rules={[{ required: true, whitespace: true }]}>
          <OpinionField saying="return" label={t("return.reason")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
