import { Checkbox, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { useChangePost, useCreatePost } from "../queries";

type Draft = Of<"PostDraft">;

/** Ranks of office as they are written; they are proper names and not translated. */
const RANKS = ["正厅", "副厅", "正处", "副处", "正科", "副科", "正股", "副股", "科员", "办事员", "工勤"] as const;

interface Props {
  post?: Of<"Post">;
  departmentId: string;
  onClose: () => void;
}

/** Creates a post, or changes what it is. */
export function PostDialog({ post, departmentId, onClose }: Props) {
  const { t } = useTranslation("organisation");
  const { departments } = useDirectory();
  const leadership = useWords("posts.leadership");
  const create = useCreatePost();
  const change = useChangePost();
  const run = (values: Draft, version = post?.version ?? 0) =>
    post ? change.mutateAsync({ ...values, id: post.id, version }) : create.mutateAsync(values);
  return (
    <FormDialog<Draft>
      title={t(post ? "post.change" : "post.create")}
      verb={t(post ? "post.change" : "post.create")}
      width={680}
      initialValues={(post as Partial<Draft> | undefined) ?? { department_id: departmentId, leadership: "none" }}
      run={run}
      onClose={onClose}
    >
      <Flex gap="middle" wrap>
        <Form.Item name="title" label={t("post.title")} rules={[{ required: true, max: 100 }]} className="grows"><Input /></Form.Item>
        <Form.Item name="code" label={t("post.code")} rules={[{ required: true, max: 20 }]}><Input /></Form.Item>
      </Flex>
      <Flex gap="middle" wrap>
        <Form.Item name="department_id" label={t("post.department")} rules={[{ required: true }]} className="grows">
          <Select showSearch={BY_NAME} options={departments} />
        </Form.Item>
        <Form.Item name="leadership" label={t("post.leadership")} className="filter"><Select options={leadership} /></Form.Item>
        <Form.Item name="job_rank" label={t("post.rank")} className="filter"><Select allowClear options={RANKS.map((one) => ({ value: one, label: one }))} /></Form.Item>
      </Flex>
      <Form.Item name="business_duties" label={t("post.businessDuties")}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <Form.Item name="integrity_duties" label={t("post.integrityDuties")}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      {(["is_key", "has_disposal_authority", "is_shared"] as const).map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked" noStyle><Checkbox>{t(`post.${name}`)}</Checkbox></Form.Item>
      ))}
      <Form.Item name="key_reason" className="form-submit" label={t("post.keyReason")}><Input maxLength={300} /></Form.Item>
    </FormDialog>
  );
}
