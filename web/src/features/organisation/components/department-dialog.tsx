import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { useChangeDepartment, useOpenDepartment } from "../queries";

type Draft = Of<"DepartmentDraft">;

interface Props {
  department?: Of<"Department">;
  onClose: () => void;
}

/** Opens a section, or renames and moves one. */
export function DepartmentDialog({ department, onClose }: Props) {
  const { t } = useTranslation("organisation");
  const { departments } = useDirectory();
  const kinds = useWords("departments.kind");
  const open = useOpenDepartment();
  const change = useChangeDepartment();
  const run = (values: Draft, version = department?.version ?? 0) =>
    department ? change.mutateAsync({ ...values, id: department.id, version }) : open.mutateAsync(values);
  return (
    <FormDialog<Draft>
      title={t(department ? "department.change" : "department.open")}
      verb={t(department ? "department.change" : "department.open")}
      initialValues={(department as Partial<Draft> | undefined) ?? { kind: "section", position: departments.length + 1 }}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("department.name")} rules={[{ required: true, max: 100 }]}><Input /></Form.Item>
      <Form.Item name="code" label={t("department.code")} rules={[{ required: true, max: 20 }]}><Input /></Form.Item>
      <Form.Item name="kind" label={t("department.kind")} rules={[{ required: true }]}><Select options={kinds} /></Form.Item>
      <Form.Item name="parent_id" label={t("department.parent")}>
        <Select allowClear showSearch={BY_NAME} options={departments.filter((one) => one.value !== department?.id)} />
      </Form.Item>
      <Form.Item name="position" label={t("department.position")}><InputNumber min={0} max={999} /></Form.Item>
    </FormDialog>
  );
}
