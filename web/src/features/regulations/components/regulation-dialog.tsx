import { App, Button, Checkbox, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { RecordSelect } from "@/shared/records/record-select";
import { useWords } from "@/shared/words/vocabularies";
import { type RegulationFile, useChangeRegulation, useDraftRegulation } from "../queries";

type Draft = Of<"RegulationDraft">;

const WRITTEN = ["title", "type", "document_number", "issuer", "department_id", "is_law", "effective_on", "review_by", "replaces_id", "clauses", "remarks"] as const;
/** Of a regulation that holds only this may still be written; the rest is replaced by a new one. */
const LIVING = ["review_by", "clauses", "remarks"] as const;

interface Props {
  regulation?: RegulationFile;
  onClose: () => void;
}

/** Enters a rule of the bureau or a law it works by, or changes what is written of one. */
export function RegulationDialog({ regulation, onClose }: Props) {
  const { t } = useTranslation("regulations");
  const { message } = App.useApp();
  const draft = useDraftRegulation();
  const change = useChangeRegulation();
  const holds = regulation?.status === "in_force";
  const run = async (values: Draft, version = regulation?.version ?? 0) => {
    if (!regulation) {
      await draft.mutateAsync(values);
      void message.success(t("added"));
      return;
    }
    const names: readonly (keyof Draft)[] = holds ? LIVING : WRITTEN;
    const body = Object.fromEntries(names.map((name) => [name, values[name]]));
    await change.mutateAsync({ id: regulation.id, version, body });
  };
  return (
    <FormDialog<Draft>
      title={t(regulation ? "act.changeTitle" : "act.add", { title: regulation?.title })}
      verb={t(regulation ? "act.keep" : "act.save")}
      width={720}
      initialValues={(regulation as Partial<Draft> | undefined) ?? { is_law: false, type: "working_procedure", clauses: [] }}
      run={run}
      onClose={onClose}
    >
      {holds ? <p>{t("help.holds")}</p> : <Head own={regulation?.id} />}
      <DayField name="review_by" label={t("field.review_by")} extra={t("help.review_by")} />
      <Clauses />
      <Form.Item name="remarks" label={t("field.remarks")}><Input.TextArea autoSize maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}

function Head({ own }: { own?: string }) {
  const { t } = useTranslation("regulations");
  const types = useWords("regulations.type");
  const { departments } = useDirectory();
  return (
    <>
      <Form.Item name="title" label={t("field.title")} rules={[{ required: true, max: 500 }]}><Input autoFocus={!own} /></Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name="type" label={t("field.type")} rules={[{ required: true }]} className="measure-half"><Select options={types} /></Form.Item>
        <Form.Item name="document_number" label={t("field.document_number")} className="measure-half"><Input maxLength={500} /></Form.Item>
        <Form.Item name="issuer" label={t("field.issuer")} className="measure-half"><Input maxLength={500} /></Form.Item>
        <Form.Item name="department_id" label={t("field.department")} className="measure-half">
          <Select allowClear options={departments} showSearch={BY_NAME} />
        </Form.Item>
      </Flex>
      <Form.Item name="is_law" valuePropName="checked"><Checkbox>{t("law")}</Checkbox></Form.Item>
      <DayField name="effective_on" label={t("field.effective_on")} />
      <Form.Item name="replaces_id" label={t("field.replaces")} extra={t("help.replaces")}><RecordSelect kind="regulation" /></Form.Item>
    </>
  );
}

function Clauses() {
  const { t } = useTranslation("regulations");
  return (
    <fieldset className="items-field">
      <legend>{t("field.clauses")}</legend>
      <Form.List name="clauses">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <Flex key={row.key} gap="small" align="flex-start">
                <Form.Item name={[row.name, "clause"]} rules={[{ required: true, message: t("clause.numberMissing") }]}>
                  <Input aria-label={t("clause.number")} placeholder={t("clause.number")} maxLength={100} />
                </Form.Item>
                <Form.Item name={[row.name, "text"]} className="grows" rules={[{ required: true, message: t("clause.textMissing") }]}>
                  <Input.TextArea autoSize aria-label={t("clause.text")} placeholder={t("clause.text")} />
                </Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={t("clause.removeOf", { number: row.name + 1 })}>{t("clause.remove")}</Button>
              </Flex>
            ))}
            <Button onClick={() => add({ clause: "", text: "" })}>{t("clause.add")}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
