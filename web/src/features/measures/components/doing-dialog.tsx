import { UploadOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, DatePicker, Form, Input, Progress, Upload, type UploadFile } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attachmentKeys, sendFile } from "@/shared/files/send-file";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { useMeasureAct } from "@/shared/measures/measure-dialog";
import { raise } from "@/shared/problem/raised";
import { day, thisDay } from "@/shared/time/dates";
import { recordDoing, useMeasureTasks } from "../queries";

interface Filled {
  done_on: Dayjs;
  what: string;
  result: string;
  task_id?: string;
  files?: UploadFile[];
}

interface Props {
  measure: { id: string; text: string };
  task?: string;
  onClose: () => void;
}

/** Writes down that a measure was carried out, with what proves it. */
export function DoingDialog({ measure, task, onClose }: Props) {
  const { t } = useTranslation("measures");
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useMeasureTasks(measure.id);
  const [sending, setSending] = useState<{ name: string; percent: number }>();
  const record = useMeasureAct(({ done_on, what, result, task_id }: Filled) =>
    recordDoing(measure.id, { done_on: done_on.format("YYYY-MM-DD"), what, result, task_id: task_id ?? null }),
  );
  const open = (data?.items ?? []).filter((one) => one.state === "open");
  const prove = async (doing: string, files: readonly UploadFile[]) => {
    const owner = { kind: "doing", id: doing };
    for (const one of files) {
      setSending({ name: one.name, percent: 0 });
      const file = one.originFileObj as File | undefined;
      if (file) await sendFile(owner, file, "", (percent) => setSending({ name: one.name, percent })).catch(raise);
    }
    await client.invalidateQueries({ queryKey: attachmentKeys.of(owner) });
  };
  const run = async (filled: Filled) => {
    const doing = await record.mutateAsync(filled);
    await prove(doing.id, filled.files ?? []);
    void message.success(t("doing.recorded"));
  };
  return (
    <FormDialog<Filled>
      title={t("doing.title", { text: measure.text })}
      verb={t("act.record")}
      initialValues={{ done_on: thisDay(), task_id: task }}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="done_on" label={t("doing.doneOn")} rules={[{ required: true, message: t("doing.dayMissing") }]}>
        <DatePicker disabledDate={(one) => one.isAfter(thisDay(), "day")} />
      </Form.Item>
      <Form.Item name="what" label={t("doing.what")} rules={[{ required: true, message: t("doing.whatMissing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="result" label={t("doing.result")} rules={[{ required: true, message: t("doing.resultMissing") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
      {open.length > 0 && (
        <Form.Item name="task_id" label={t("doing.task")}>
          <Select allowClear options={open.map((one) => ({ value: one.id, label: `${one.title}（${day(one.due_on)}）` }))} />
        </Form.Item>
      )}
      <Form.Item name="files" label={t("doing.files")} valuePropName="fileList" getValueFromEvent={(event: { fileList: UploadFile[] }) => event.fileList}>
        <Upload multiple beforeUpload={() => false}>
          <Button icon={<UploadOutlined />}>{t("doing.choose")}</Button>
        </Upload>
      </Form.Item>
      {sending && <Progress percent={sending.percent} size="small" aria-label={t("doing.sending", { name: sending.name })} />}
    </FormDialog>
  );
}
