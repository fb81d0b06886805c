import { App, Button, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { SumField } from "@/shared/form/sum-field";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { RecordSelect } from "@/shared/records/record-select";
import { today } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { type MatterFile, useChangeMatter, useEnterMatter } from "../queries";

type Draft = Of<"MatterDraft">;

const WRITTEN = ["title", "content", "amount", "department_id", "responsible_post_id", "power_id", "procedure", "risk_point_ids", "remarks"] as const;

interface Props {
  matter?: MatterFile;
  topic?: string;
  onClose: () => void;
}

/** Enters a major matter, or changes one that is not decided yet. */
export function MatterDialog({ matter, topic, onClose }: Props) {
  const { t } = useTranslation("matters");
  const { message } = App.useApp();
  const topics = useWords("major_matters");
  const { departments, posts } = useDirectory();
  const enter = useEnterMatter();
  const change = useChangeMatter();
  const run = async (values: Draft, version = matter?.version ?? 0) => {
    const body = Object.fromEntries(WRITTEN.map((name) => [name, values[name] ?? (name === "remarks" || name === "content" ? "" : name === "procedure" || name === "risk_point_ids" ? [] : null)]));
    if (matter) await change.mutateAsync({ id: matter.id, version, body });
    else {
      const entered = await enter.mutateAsync({ ...body, topic: values.topic, title: values.title });
      void message.success(t("entered", { number: entered.number }));
    }
  };
  return (
    <FormDialog<Draft>
      title={t(matter ? "act.changeTitle" : "act.enter", { title: matter?.title })}
      verb={t(matter ? "act.keep" : "act.save")}
      width={760}
      initialValues={(matter as Partial<Draft> | undefined) ?? { topic: topic as Draft["topic"], procedure: [], risk_point_ids: [] }}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="topic" label={t("field.topic")} rules={[{ required: true }]}><Select disabled={Boolean(matter)} options={topics} /></Form.Item>
      <Form.Item name="title" label={t("field.title")} rules={[{ required: true, max: 500 }]}><Input /></Form.Item>
      <Form.Item name="content" label={t("field.content")}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={20000} /></Form.Item>
      <Flex gap="middle" wrap>
        <SumField name="amount" label={t("field.amount")} className="measure-half" />
        <Form.Item name="department_id" label={t("field.department")} className="measure-half">
          <Select allowClear options={departments} showSearch={BY_NAME} />
        </Form.Item>
        <Form.Item name="responsible_post_id" label={t("field.responsible")} className="measure-half">
          <Select allowClear options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: one.holders.length ? `${one.label}（${one.holders.join("、")}）` : one.label }))} showSearch={BY_NAME} />
        </Form.Item>
        <Form.Item name="power_id" label={t("field.power")} className="measure-half"><RecordSelect kind="power" /></Form.Item>
      </Flex>
      <Form.Item name="risk_point_ids" label={t("field.points")}><RecordSelect kind="risk_point" multiple /></Form.Item>
      <Procedure />
      <Form.Item name="remarks" label={t("field.remarks")}><Input.TextArea autoSize /></Form.Item>
    </FormDialog>
  );
}

function Procedure() {
  const { t } = useTranslation("matters");
  const steps = useWords("major_matters.procedure");
  const form = Form.useFormInstance();
  const done = (Form.useWatch("procedure", form) as { step?: string }[] | undefined) ?? [];
  const left = (own?: string) => steps.filter((one) => one.value === own || !done.some((row) => row?.step === one.value));
  return (
    <fieldset className="items-field">
      <legend>{t("field.procedure")}</legend>
      <Form.List name="procedure">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <Flex key={row.key} gap="small" align="flex-start" wrap>
                <Form.Item name={[row.name, "step"]} className="filter" rules={[{ required: true, message: t("step.missing") }]}>
                  <Select aria-label={t("step.step")} placeholder={t("step.step")} options={left(done[row.name]?.step)} />
                </Form.Item>
                <DayField name={[row.name, "on"]} rules={[{ required: true, message: t("step.dayMissing") }]} />
                <Form.Item name={[row.name, "document"]} className="grows"><Input aria-label={t("step.document")} placeholder={t("step.document")} maxLength={500} /></Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={t("step.removeOf", { number: row.name + 1 })}>{t("step.remove")}</Button>
              </Flex>
            ))}
            {rows.length < steps.length && <Button onClick={() => add({ on: today(), document: "" })}>{t("step.add")}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
