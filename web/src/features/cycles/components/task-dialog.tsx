import { DatePicker, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { type Stage, useAddTask, useChangeTask } from "../queries";

interface Values {
  title: string;
  deliverable?: string;
  post_id?: string | null;
  due_on?: Dayjs | null;
}

/** Puts a piece of work into a stage, with who answers for it and until when. */
export function AddTask({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const add = useAddTask();
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("task.add")}</Act>
      {open && (
        <FormDialog<Values>
          title={t("task.addTitle", { name: stage.name })}
          verb={t("task.add")}
          run={(values) => add.mutateAsync({ id: stage.id, deliverable: "", ...values, due_on: day(values.due_on) || null })}
          onClose={() => setOpen(false)}
        >
          <Fields />
        </FormDialog>
      )}
    </>
  );
}

/** Changes a piece of work that is not done yet. */
export function ChangeTask({ task }: { task: Stage["tasks"][number] }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const change = useChangeTask();
  const { id, version, title, deliverable, key_work, post_id, due_on } = task;
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("task.change")}</Act>
      {open && (
        <FormDialog<Values>
          title={t("task.changeTitle", { title })}
          verb={t("task.keep")}
          initialValues={{ title, deliverable, post_id, due_on: due_on ? dayjs(due_on) : null }}
          run={(values, newer) => change.mutateAsync({ id, version: newer ?? version, key_work, ...values, post_id: values.post_id ?? null, due_on: day(values.due_on) || null })}
          onClose={() => setOpen(false)}
        >
          <Fields />
        </FormDialog>
      )}
    </>
  );
}

function Fields() {
  const { t } = useTranslation("cycles");
  const { posts } = useDirectory();
  return (
    <>
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
    </>
  );
}
