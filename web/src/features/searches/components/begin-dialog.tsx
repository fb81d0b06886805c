import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { beginSheet, useSearchAct } from "../queries";
import { OF_POST } from "../sheet";

interface Begun {
  subject_type: string;
  department_id?: string;
  post_id?: string;
  topic?: string;
}

/** A sheet between two searches: what is found is written down when it appears. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("searches");
  const navigate = useNavigate();
  const [form] = Form.useForm<Begun>();
  const subject = Form.useWatch("subject_type", form) ?? "";
  const kinds = useWords("subject_types");
  const topics = useWords("major_matters");
  const { departments, posts } = useDirectory();
  const act = useSearchAct((body: Begun) => beginSheet(body as never), true);
  const required = (field: string) => [{ required: true, message: t("begin.missing", { field }) }];
  const run = async (values: Begun) => {
    const one = await act.mutateAsync(values);
    navigate(`/surveys/${one.id}`);
  };
  const search = BY_NAME;
  return (
    <FormDialog<Begun> form={form} title={t("begin.title")} verb={t("begin.act")} run={run} onClose={onClose}>
      <Form.Item name="subject_type" label={t("list.subject")} rules={required(t("list.subject"))}><Select options={kinds} /></Form.Item>
      {subject === "section" && <Form.Item name="department_id" label={t("head.department")} rules={required(t("head.department"))}><Select showSearch={search} options={departments} /></Form.Item>}
      {OF_POST.includes(subject) && <Form.Item name="post_id" label={t("head.post")} rules={required(t("head.post"))}><Select showSearch={search} options={posts.map((one) => ({ value: one.value, label: one.label }))} /></Form.Item>}
      {subject === "topic" && <Form.Item name="topic" label={t("begin.topic")} rules={required(t("begin.topic"))}><Select options={topics} /></Form.Item>}
    </FormDialog>
  );
}
