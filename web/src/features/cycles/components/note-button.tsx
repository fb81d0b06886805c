import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type CycleInFull, useNoteOnCycle } from "../queries";

const KINDS = ["self_check", "corrected_problem", "revised_point", "improved_measure", "summary"] as const;

/** Records what the year led to; of a closed year only a dated correction. */
export function NoteButton({ cycle }: { cycle: CycleInFull }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const note = useNoteOnCycle();
  const kinds = cycle.state === "closed" ? (["correction"] as const) : KINDS;
  return (
    <>
      <Act asks="cycle_plan:adopt" onClick={() => setOpen(true)}>{t("note.add")}</Act>
      {open && (
        <FormDialog<Of<"NoteDraft">>
          title={t("note.add")}
          verb={t("note.save")}
          initialValues={{ kind: kinds[0] }}
          run={(values) => note.mutateAsync({ id: cycle.id, ...values })}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="kind" label={t("note.kind")} rules={[{ required: true }]}>
            <Select options={kinds.map((one) => ({ value: one, label: t(`note.${one}`) }))} />
          </Form.Item>
          <Form.Item name="text" label={t("note.text")} rules={[{ required: true, max: 4000 }]}>
            <Input.TextArea rows={5} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
