import { DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { day, thisDay } from "@/shared/time/dates";
import { type Case, useAskOpinions } from "../queries";

interface Values {
  department_ids?: string[];
  person_ids?: string[];
  question: string;
  due_on: Dayjs;
}

const USUAL_DAYS = 3;

/** Asks sections and persons what they think, until a day; one decides with or without their answer. */
export function AskDialog({ found, onClose, onDone }: { found: Case; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const { departments, people } = useDirectory();
  const ask = useAskOpinions(found);
  const search = { optionFilterProp: "label" };
  const run = async ({ department_ids = [], person_ids = [], due_on, question }: Values) => {
    await ask.mutateAsync({ department_ids, person_ids, question, due_on: day(due_on) });
    onDone();
  };
  return (
    <FormDialog<Values>
      title={t("ask.title", { title: found.title })}
      verb={t("ask.send")}
      initialValues={{ due_on: thisDay().add(USUAL_DAYS, "day") }}
      run={run}
      onClose={onClose}
    >
      <p className="quiet">{t("ask.about")}</p>
      <Form.Item name="department_ids" label={t("ask.sections")}>
        <Select mode="multiple" showSearch={search} options={departments} />
      </Form.Item>
      <Form.Item name="person_ids" label={t("ask.persons")}>
        <Select mode="multiple" showSearch={search} options={people.filter((one) => one.value !== me.person_id)} />
      </Form.Item>
      <Form.Item name="question" label={t("ask.question")} rules={[{ required: true, whitespace: true, message: t("ask.noQuestion") }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="due_on" label={t("ask.due")} rules={[{ required: true }]}>
        <DatePicker disabledDate={(one) => one.isBefore(thisDay())} />
      </Form.Item>
    </FormDialog>
  );
}
