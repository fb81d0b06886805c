import { Button, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { type Stage, useAddTask } from "../queries";

interface Values {
  title: string;
  deliverable?: string;
  post_id?: string;
  due_on?: Dayjs;
}

/** Puts a piece of work into a stage, with who answers for it and until when. */
export function AddTask({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const { posts } = useDirectory();
  const [open, setOpen] = useState(false);
  const add = useAddTask();
  const send = ({ due_on, ...values }: Values) =>
    add.mutate(
      { id: stage.id, deliverable: "", ...values, due_on: due_on ? day(due_on) : null },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("task.add")}</Act>
      <Modal open={open} title={t("task.addTitle", { name: stage.name })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form<Values> layout="vertical" onFinish={send}>
          <Form.Item name="title" label={t("task.title")} rules={[{ required: true, max: 200 }]}>
            <Input />
          </Form.Item>
          <Form.Item name="deliverable" label={t("task.deliverableLabel")}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="post_id" label={t("task.post")}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              options={posts.map((one) => ({ value: one.value, label: [one.label, ...one.holders].join(" ") }))}
            />
          </Form.Item>
          <Form.Item name="due_on" label={t("task.dueLabel")}>
            <DatePicker />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={add.isPending}>{t("task.add")}</Button>
        </Form>
      </Modal>
    </>
  );
}
