import { App, Empty, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { BY_NAME } from "@/shared/people/organisation";
import { useTransferTask, type TaskInFull } from "../queries";

interface Props {
  task: TaskInFull;
  onClose: () => void;
  onDone: (name: string) => void;
}

/** Hands a to-do over to somebody who may do it too, and says why. */
export function TransferDialog({ task, onClose, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const { message } = App.useApp();
  const [form] = Form.useForm<{ person_id: string; reason: string }>();
  const transfer = useTransferTask(task.id);
  const people = task.can_take_over;
  const send = (values: { person_id: string; reason: string }) =>
    transfer.mutate(values, {
      onSuccess: () => {
        const name = people.find((one) => one.id === values.person_id)?.name ?? "";
        void message.success(t("transfer.done", { name }));
        onDone(name);
      },
    });
  return (
    <Modal
      open
      title={t("transfer.title")}
      okText={t("transfer.send")}
      okButtonProps={{ disabled: !people.length }}
      confirmLoading={transfer.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {people.length === 0 ? (
        <Empty description={t("transfer.nobody")} />
      ) : (
        <Form form={form} layout="vertical" onFinish={send}>
          <Form.Item name="person_id" label={t("transfer.person")} rules={[{ required: true }]}>
            <Select showSearch={BY_NAME} options={people.map((one) => ({ value: one.id, label: one.title ? `${one.name}（${one.title}）` : one.name }))} />
          </Form.Item>
          <Form.Item name="reason" label={t("transfer.reason")} rules={[{ required: true, whitespace: true, max: 1000 }]}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
