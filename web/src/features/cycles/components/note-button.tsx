import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { type CycleInFull, useNoteOnCycle } from "../queries";

const KINDS = ["self_check", "corrected_problem", "revised_point", "improved_measure", "summary"] as const;

/** Records what the year led to; of a closed year only a dated correction. */
export function NoteButton({ cycle }: { cycle: CycleInFull }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const note = useNoteOnCycle();
  const kinds = cycle.state === "closed" ? (["correction"] as const) : KINDS;
  const send = (values: Of<"NoteDraft">) =>
    note.mutate({ id: cycle.id, ...values }, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Act asks="cycle_plan:adopt" onClick={() => setOpen(true)}>{t("note.add")}</Act>
      <Modal open={open} title={t("note.add")} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" onFinish={send} initialValues={{ kind: kinds[0] }}>
          <Form.Item name="kind" label={t("note.kind")} rules={[{ required: true }]}>
            <Select options={kinds.map((one) => ({ value: one, label: t(`note.${one}`) }))} />
          </Form.Item>
          <Form.Item name="text" label={t("note.text")} rules={[{ required: true, max: 4000 }]}>
            <Input.TextArea rows={5} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={note.isPending}>{t("note.save")}</Button>
        </Form>
      </Modal>
    </>
  );
}
