import { Checkbox, Form, Input, Radio, Select, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { type Flowchart, useCoverage, useDraftFlowchart } from "../queries";

interface Props {
  copied?: Flowchart;
  powers?: string[];
  department?: string;
  /** Made of a BPMN file. */
  file?: boolean;
  onClose: () => void;
}

const SOURCES = ["statutory", "practice", "mixed"] as const;

/** Begins a flowchart: empty, as a copy of another, or of a file; then it is drawn. */
export function NewChartDialog({ copied, powers, department, file, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const navigate = useNavigate();
  const me = useMe();
  const { departments, posts } = useDirectory();
  const { data: coverage } = useCoverage();
  const draft = useDraftFlowchart();
  const [xml, setXml] = useState<string>();
  const own = posts.find((one) => one.value === me.post_id)?.department;
  const send = async (values: Of<"FlowchartDraft"> & { file?: unknown }) => {
    const made = await draft.mutateAsync({ ...values, file: undefined, copied: copied?.id, xml });
    void navigate(`/flows/${made.id}/edit`);
  };
  return (
    <FormDialog<Of<"FlowchartDraft"> & { file?: unknown }>
      title={copied ? t("new.copyOf", { title: copied.title }) : file ? t("act.import") : t("act.new")}
      verb={t("new.verb")}
      initialValues={{
        title: copied ? t("new.copyTitle", { title: copied.title }) : "",
        department_id: department ?? copied?.department_id ?? own,
        procedure_source: (copied?.procedure_source as never) ?? "statutory",
        power_ids: powers ?? [],
        is_generic: copied?.is_generic ?? false,
      }}
      run={send}
      onClose={onClose}
    >
      {file && (
        <Form.Item name="file" label={t("new.file")} rules={[{ required: true }]} valuePropName="fileList" getValueFromEvent={(event: { fileList: unknown[] }) => event.fileList}>
          <Upload accept=".bpmn,.xml" maxCount={1} beforeUpload={(one) => { void one.text().then(setXml); return false; }}>
            <button type="button" className="ant-btn ant-btn-default">{t("new.choose")}</button>
          </Upload>
        </Form.Item>
      )}
      <Form.Item name="title" label={t("column.title")} rules={[{ required: true, max: 500 }]}><Input autoFocus /></Form.Item>
      <Form.Item name="department_id" label={t("column.department")} rules={[{ required: true }]}>
        <Select options={departments} showSearch={BY_NAME} />
      </Form.Item>
      <Form.Item name="procedure_source" label={t("new.source")}>
        <Radio.Group aria-label={t("new.source")} options={SOURCES.map((one) => ({ value: one, label: t(`source.${one}`) }))} />
      </Form.Item>
      <Form.Item name="power_ids" label={t("new.powers")}>
        <Select
          mode="multiple"
          showSearch={BY_NAME}
          options={(coverage?.items ?? []).filter((one) => one.coverage === "uncovered" || powers?.includes(one.id)).map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }))}
        />
      </Form.Item>
      <Form.Item name="is_generic" valuePropName="checked"><Checkbox>{t("new.generic")}</Checkbox></Form.Item>
    </FormDialog>
  );
}
