import { DatePicker, Flex, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { RecordSelect } from "@/shared/records/record-select";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { changeSource, recordSource, type Said, type Source, useSourceAct } from "../queries";

type Filled = Omit<Said, "received_on"> & { received_on: Dayjs | string };

/** Writes down what came in, and to which place of the bureau it points. */
export function SourceDialog({ source, onClose }: { source?: Source; onClose: () => void }) {
  const { t } = useTranslation("sources");
  const kinds = useWords("search_sources.kind");
  const show = useShow();
  const { departments, posts } = useDirectory();
  const act = useSourceAct(({ filled, number }: { filled: Filled; number?: number }) => {
    const body = { ...filled, received_on: dayjs(filled.received_on).format("YYYY-MM-DD") } as Said;
    return source ? changeSource(source, body, number) : recordSource(body);
  });
  const needed = (name: string) => [{ required: true, message: t("form.missing", { field: t(`field.${name}`) }) }];
  const asDay = (value: unknown) => ({ value: value ? dayjs(value as string) : null });
  return (
    <FormDialog<Filled>
      width={720}
      title={t(source ? "form.change" : "form.record", { number: source?.number })}
      verb={t(source ? "act.save" : "act.record")}
      initialValues={source ? filledOf(source) : { received_on: dayjs(), reference: "", flow_step: "" }}
      show={show}
      run={(filled, number) => act.mutateAsync({ filled: emptied(filled), number })}
      onClose={onClose}
    >
      <Flex gap="0 16px" wrap>
        <Form.Item name="kind" label={t("field.kind")} rules={needed("kind")} className="source-half"><Select autoFocus options={kinds} /></Form.Item>
        <Form.Item name="received_on" label={t("field.received_on")} rules={needed("received_on")} className="source-half" getValueProps={asDay}><DatePicker className="source-whole" /></Form.Item>
      </Flex>
      <Form.Item name="reference" label={t("field.reference")} extra={t("form.restricted")}><Input maxLength={1000} /></Form.Item>
      <Form.Item name="summary" label={t("field.summary")} extra={t("form.summaryHint")} rules={needed("summary")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={1000} /></Form.Item>
      <Form.Item name="text" label={t("field.text")} extra={t("form.restricted")} rules={needed("text")}><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} /></Form.Item>
      <Flex gap="0 16px" wrap>
        <Form.Item name="department_id" label={t("field.department_id")} className="source-half"><Select allowClear showSearch={BY_NAME} options={departments} /></Form.Item>
        <Form.Item name="post_id" label={t("field.post_id")} className="source-half"><Select allowClear showSearch={BY_NAME} options={posts} /></Form.Item>
        <Form.Item name="power_id" label={t("field.power_id")} className="source-half"><RecordSelect kind="power" /></Form.Item>
        <Form.Item name="flow_step" label={t("field.flow_step")} className="source-half"><Input maxLength={1000} /></Form.Item>
      </Flex>
    </FormDialog>
  );
}

function filledOf({ kind, received_on, reference, summary, text, department_id, post_id, power_id, flow_step }: Source): Partial<Filled> {
  return { kind: kind as Said["kind"], received_on, reference: reference ?? "", summary, text: text ?? "", department_id, post_id, power_id, flow_step };
}

/** A choice taken away is sent as none. */
function emptied(filled: Filled): Filled {
  const { department_id = null, post_id = null, power_id = null } = filled;
  return { ...filled, department_id, post_id, power_id };
}

/** Reads a field aloud where two people changed it. */
function useShow() {
  const word = useWord();
  const { nameOf } = useDirectory();
  return (name: string, value: unknown): string => {
    if (value == null || value === "") return "—";
    if (name === "kind") return word("search_sources.kind", String(value));
    if (dayjs.isDayjs(value)) return value.format("YYYY-MM-DD");
    return name.endsWith("_id") ? nameOf(String(value)) || String(value) : String(value);
  };
}
