import { DatePicker, Flex, Form, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { addMeasure, changeMeasure, type Measure, type RiskPoint, usePointAct } from "../queries";

interface Filled {
  text: string;
  kind?: string | null;
  phase?: string | null;
  responsible_post_id?: string | null;
  frequency?: string;
  recurrence?: string | null;
  due_on?: Dayjs | null;
  basis?: string;
}

interface Props {
  point: RiskPoint;
  measure?: Measure;
  onClose: () => void;
}

/** Writes a measure against this risk, or changes one. */
export function MeasureDialog({ point, measure, onClose }: Props) {
  const { t } = useTranslation("risks");
  const { posts } = useDirectory();
  const kinds = useWords("measure_kinds");
  const phases = useWords("measures.phase");
  const recurrences = useWords("measures.recurrence");
  const act = usePointAct(({ filled, version }: { filled: Filled; version?: number }) => {
    const body = { ...filled, due_on: filled.due_on?.format("YYYY-MM-DD") ?? null };
    return measure ? changeMeasure(measure.id, version ?? measure.version, body) : addMeasure(point.id, body);
  });
  const initial: Partial<Filled> = measure
    ? { ...pick(measure), due_on: measure.due_on ? dayjs(measure.due_on) : null }
    : { responsible_post_id: point.answering_post_id ?? point.post_id };
  return (
    <FormDialog<Filled>
      title={t(measure ? "measure.change" : "measure.add", { title: point.title })}
      verb={t(measure ? "act.saveMeasure" : "act.addMeasure")}
      initialValues={initial}
      run={(filled, version) => act.mutateAsync({ filled, version })}
      onClose={onClose}
    >
      <Form.Item name="text" label={t("measure.text")} rules={[{ required: true, message: t("measure.textMissing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name="kind" label={t("measure.kind")} className="half"><Select allowClear options={kinds} /></Form.Item>
        <Form.Item name="phase" label={t("measure.phase")} className="half"><Select allowClear options={phases} /></Form.Item>
        <Form.Item name="responsible_post_id" label={t("measure.responsible")} className="half">
          <Select allowClear showSearch={{ optionFilterProp: "label" }} options={posts} />
        </Form.Item>
        <Form.Item name="recurrence" label={t("measure.recurrence")} className="half"><Select allowClear options={recurrences} /></Form.Item>
        <Form.Item name="frequency" label={t("measure.frequency")} className="half"><Input /></Form.Item>
        <Form.Item name="due_on" label={t("measure.dueOn")} className="half"><DatePicker className="wide" /></Form.Item>
      </Flex>
      <Form.Item name="basis" label={t("measure.basis")}><Input /></Form.Item>
    </FormDialog>
  );
}

function pick(measure: Measure) {
  const { text, kind, phase, responsible_post_id, frequency, recurrence, basis } = measure;
  return { text, kind, phase, responsible_post_id, frequency, recurrence, basis };
}
