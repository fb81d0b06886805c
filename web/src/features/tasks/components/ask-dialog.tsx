import { DatePicker, Form, Input, Select, Switch } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { day, thisDay } from "@/shared/time/dates";
import { type Case, useAskOpinions } from "../queries";

interface Values {
  department_ids?: string[];
  person_ids?: string[];
  question: string;
  due_on: Dayjs;
  binding?: boolean;
}

const USUAL_DAYS = 3;

/** Asks sections and persons what they think, until a day; one decides with or without their answer. */
export function AskDialog({ found, onClose, onDone }: { found: Case; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const { departments, people } = useDirectory();
  const ask = useAskOpinions(found);
  const [form] = Form.useForm<Values>();
  const binding = Form.useWatch("binding", form);
  const search = { mode: "multiple" as const, showSearch: BY_NAME, popupMatchSelectWidth: false };
  const run = async ({ department_ids = [], person_ids = [], due_on, question, binding = false }: Values) => {
    await ask.mutateAsync({ department_ids: binding ? [] : department_ids, person_ids, question, due_on: day(due_on), binding });
    onDone();
  };
  return (
    <FormDialog<Values>
      title={t("ask.title", { title: found.title })}
      form={form}
      verb={t("ask.send")}
      initialValues={{ due_on: thisDay().add(USUAL_DAYS, "day") }}
      run={run}
      onClose={onClose}
    >
      <p className="quiet">{t(binding ? "ask.aboutBinding" : "ask.about")}</p>
      {!binding && (
        <Form.Item name="department_ids" label={t("ask.sections")}>
          <Select {...search} options={departments} />
        </Form.Item>
      )}
      <Form.Item name="person_ids" label={t("ask.persons")}>
        <Select {...search} options={people.filter((one) => one.value !== me.person_id)} />
      </Form.Item>
      <Form.Item name="question" label={t("ask.question")} rules={[{ required: true, whitespace: true, message: t("ask.noQuestion") }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="due_on" label={t("ask.due")} rules={[{ required: true }]}>
        <DatePicker disabledDate={(one) => one.isBefore(thisDay())} />
      </Form.Item>
      <Form.Item name="binding" label={t("ask.binding")} layout="horizontal" colon={false}>
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}
