import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { useLeaveUnchanged, type TaskInFull } from "../queries";

/** Says why what one was asked to look at stays as it is. */
export function StayDialog({ task, onClose }: { task: TaskInFull; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const leave = useLeaveUnchanged(task.id);
  return (
    <FormDialog<{ reason: string }> title={t("stay.title", { title: task.title })} verb={t("stay.act")} run={(values) => leave.mutateAsync(values)} onClose={onClose}>
      <Form.Item name="reason" label={t("stay.reason")} rules={[{ required: true, whitespace: true, max: 1000 }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
