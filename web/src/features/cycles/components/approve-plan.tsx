import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type CycleInFull, useApproveCycle, useResubmitPlan, useReturnPlan } from "../queries";

/** What the main leader said of the plan, while the office revises it. */
export function remarkOn(cycle: CycleInFull): CycleInFull["notes"][number] | undefined {
  const last = cycle.notes.filter((one) => one.kind === "returned" || one.kind === "resubmitted").at(-1);
  return cycle.state === "draft" && last?.kind === "returned" ? last : undefined;
}

/** Approves the plan by a reference, or sends it back; a plan sent back is handed in again. */
export function ApprovePlan({ cycle }: { cycle: CycleInFull }) {
  const [approve, back, again] = [useApproveCycle(), useReturnPlan(), useResubmitPlan()];
  const held = (newer?: number) => ({ ...cycle, version: newer ?? cycle.version });
  if (remarkOn(cycle)) return <Deed cycle={cycle} asks="cycle_plan:adopt" name="resubmit" main run={(note, newer) => again.mutateAsync({ ...held(newer), note })} />;
  return (
    <>
      <Deed cycle={cycle} asks="cycle_plan:approve" name="return" needed long run={(reason, newer) => back.mutateAsync({ ...held(newer), reason })} />
      <Deed cycle={cycle} asks="cycle_plan:approve" name="approve" needed main run={(approval, newer) => approve.mutateAsync({ ...held(newer), approval })} />
    </>
  );
}

interface Props {
  cycle: CycleInFull;
  asks: string;
  name: "approve" | "return" | "resubmit";
  needed?: boolean;
  long?: boolean;
  main?: boolean;
  run: (text: string, newer?: number) => Promise<unknown>;
}

/** One act with the words it asks for. */
function Deed({ cycle, asks, name, needed, long, main, run }: Props) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Act asks={asks} type={main ? "primary" : "default"} onClick={() => setOpen(true)}>{t(`${name}.act`)}</Act>
      {open && (
        <FormDialog<{ text?: string }>
          title={t(`${name}.title`, { title: cycle.title })}
          verb={t(`${name}.act`)}
          run={({ text = "" }, newer) => run(text, newer)}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="text" label={t(`${name}.text`)} rules={needed ? [{ required: true, whitespace: true, message: t(`${name}.missing`) }] : []}>
            {long ? <Input.TextArea autoFocus rows={4} maxLength={2000} /> : <Input maxLength={500} placeholder={name === "approve" ? t("approve.example") : undefined} />}
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
