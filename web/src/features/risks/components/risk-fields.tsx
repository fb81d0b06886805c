import { Flex, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { ManifestationsField } from "@/shared/manifestations/manifestations-field";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { usePowersOf } from "../queries";
import { Named } from "@/shared/meanings/meaning";
import { TagFields } from "./tag-fields";

export interface RiskWritten {
  title: string;
  subject_type: string;
  department_id?: string | null;
  post_id?: string | null;
  category?: string | null;
  power_id?: string | null;
  flow_step?: string;
  topic?: string | null;
  content?: string;
  manifestations?: string[];
  causes?: string[];
  loss?: string;
  context?: string;
  method?: string;
  origin?: string;
  key_tags?: string[];
  focus_tags?: string[];
  remarks?: string;
}

const OF_POST = ["work_post", "leadership_post"];

/** What is written of a risk point; the first part is what every point needs. */
export function RiskFields() {
  const { t } = useTranslation("risks");
  const form = Form.useFormInstance<RiskWritten>();
  const named = useNamed();
  const profile = useProfile();
  const { departments, posts } = useDirectory();
  const subject = Form.useWatch("subject_type", form);
  const department = Form.useWatch("department_id", form);
  const category = Form.useWatch("category", form);
  const powers = usePowersOf(department ?? undefined).data?.items ?? [];
  const topics = useWords("major_matters");
  const causes = useWords("causes");
  const required = (field: string) => [{ required: true, message: t("field.missing", { field: t(`field.${field}`) }) }];
  const kinds = (profile?.subject_types ?? []).map((one) => ({ value: one.code, label: named(one) }));
  const own = profile?.subject_types.find((one) => one.code === subject)?.categories;
  const categories = (profile?.categories ?? []).filter((one) => !own || own.includes(one.code)).map((one) => ({ value: one.code, label: named(one) }));
  const postsHere = posts.filter((one) => !department || one.department === department);
  const search = BY_NAME;
  return (
    <>
      <Form.Item name="title" label={t("field.title")} rules={required("title")}><Input maxLength={500} /></Form.Item>
      <Form.Item name="subject_type" label={<Named of="subject_type" name={t("field.subject_type")} />} rules={required("subject_type")}>
        <Radio.Group aria-label={t("field.subject_type")} options={kinds} optionType="button" />
      </Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name="department_id" label={t("field.department_id")} className="half"><Select allowClear showSearch={search} options={departments} /></Form.Item>
        {subject && OF_POST.includes(subject) && (
          <Form.Item name="post_id" label={t("field.post_id")} className="half" rules={required("post_id")}><Select allowClear showSearch={search} options={postsHere} /></Form.Item>
        )}
        {subject === "topic" && (
          <Form.Item name="topic" label={t("field.topic")} className="half" rules={required("topic")}><Select options={topics} /></Form.Item>
        )}
        <Form.Item name="power_id" label={t("field.power")} className="half">
          <Select allowClear showSearch={search} options={powers.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }))} />
        </Form.Item>
        <Form.Item name="flow_step" label={t("field.flow_step")} className="half"><Input /></Form.Item>
      </Flex>
      <Form.Item name="category" label={<Named of="category" name={t("field.category")} />} rules={required("category")}>
        <Radio.Group aria-label={t("field.category")} options={categories} />
      </Form.Item>
      <ManifestationsField name="manifestations" category={category} missing={t("field.missing", { field: t("field.manifestations") })} />
      <Form.Item name="content" label={t("field.content")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="causes" label={t("field.causes")} rules={profile?.cause_required ? required("causes") : []}><Select mode="multiple" options={causes} /></Form.Item>
      <Form.Item name="loss" label={t("field.loss")}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
      <Flex gap="large" wrap>
        <Choice name="context" />
        <Choice name="method" />
        <Choice name="origin" />
      </Flex>
      <TagFields />
      <Form.Item name="remarks" label={t("field.remarks")}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
    </>
  );
}

function Choice({ name }: { name: "context" | "method" | "origin" }) {
  const { t } = useTranslation("risks");
  const options = useWords(name === "context" ? "risk_points.context" : `${name}s`);
  return <Form.Item name={name} label={t(`field.${name}`)}><Radio.Group aria-label={t(`field.${name}`)} options={options} /></Form.Item>;
}

/** Without the lines nothing was written in. */
export function tidied(filled: RiskWritten): RiskWritten {
  return { ...filled, manifestations: filled.manifestations?.map((one) => one?.trim()).filter(Boolean) };
}

export const WRITTEN: readonly (keyof RiskWritten)[] = ["title", "subject_type", "department_id", "post_id", "category", "power_id", "flow_step", "topic", "content", "manifestations", "causes", "loss", "context", "method", "origin", "key_tags", "focus_tags", "remarks"];
