import { App, Button, Checkbox, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { useMutation } from "@tanstack/react-query";
import { Act } from "@/shared/acts/act";

interface Props {
  cycle: string;
  progress: Of<"Progress">;
}

/** Sections that have handed in less than what they should. */
function behind(progress: Of<"Progress">) {
  return progress.sections.filter(
    (one) => one.sheets_submitted < one.sheets || one.letters_signed < one.letters || one.points_decided < one.points,
  );
}

/** Reminds the heads of the sections that are behind, in one go. */
export function Remind({ cycle, progress }: Props) {
  const { t } = useTranslation("cycles");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const stage = progress.stages.find((one) => one.state === "open") ?? progress.stages[0];
  const remind = useMutation({
    mutationFn: (department_ids: string[]) =>
      taken(api.POST("/api/v1/cycles/{cycle_id}/reminders", { params: { path: { cycle_id: cycle } }, body: { department_ids, stage: stage?.code ?? "" } })),
    onSuccess: (_answer, chosen) => {
      setOpen(false);
      void message.success(t("remind.done", { count: chosen.length }));
    },
  });
  const late = behind(progress);
  return (
    <>
      <Act asks="cycle_plan:adopt" type="primary" blocked={late.length ? undefined : t("remind.nobody")} onClick={() => setOpen(true)}>{t("remind.act")}</Act>
      <Modal open={open} title={t("remind.title", { stage: stage?.name ?? "" })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" initialValues={{ sections: late.map((one) => one.department_id) }} onFinish={({ sections }: { sections: string[] }) => remind.mutate(sections)}>
          <Form.Item name="sections" label={t("remind.sections")} rules={[{ required: true }]}>
            <Checkbox.Group role="group" aria-label={t("remind.sections")} options={late.map((one) => ({ value: one.department_id, label: one.department }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={remind.isPending}>{t("remind.send")}</Button>
        </Form>
      </Modal>
    </>
  );
}
