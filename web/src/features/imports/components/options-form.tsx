import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { useWords } from "@/shared/words/vocabularies";
import type { ImportKind } from "../queries";

export interface Chosen {
  department_id?: string | null;
  subject_type?: "leadership_team" | "unit" | "system_industry" | null;
  exercising_subject?: string;
  create_departments?: boolean;
  update?: boolean;
}

const WITHOUT_POST = ["leadership_team", "unit", "system_industry"];

/** What holds for the whole workbook where its cells are silent. */
export function OptionsFields({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation("imports");
  const can = useCan();
  const { departments } = useDirectory();
  const subjects = useWords("subject_type").filter((one) => WITHOUT_POST.includes(one.value));
  if (kind === "organisation") return null;
  return (
    <>
      <Form.Item name="department_id" label={t("option.department")} extra={t("option.departmentHint")}>
        <Select allowClear showSearch={BY_NAME} options={departments} />
      </Form.Item>
      {kind === "risks" && subjects.length > 0 && (
        <Form.Item name="subject_type" label={t("option.subject")} extra={t("option.subjectHint")}>
          <Select allowClear options={subjects} />
        </Form.Item>
      )}
      {kind === "powers" && (
        <Form.Item name="exercising_subject" label={t("option.exercising")}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="update" valuePropName="checked">
        <Checkbox>{t("option.update")}</Checkbox>
      </Form.Item>
      {can("organisation:edit") && (
        <Form.Item name="create_departments" valuePropName="checked">
          <Checkbox>{t("option.create")}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
