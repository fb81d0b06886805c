import { Form, type FormItemProps } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { useWords } from "@/shared/words/vocabularies";

/** Key marks of the policy and marks of one's own; `known` are those some point bears already. */
export function TagFields({ rules, known = [] }: { rules?: FormItemProps["rules"]; known?: Iterable<string> }) {
  const { t } = useTranslation("risks");
  const keys = useWords("key_tags");
  const usual = useWords("focus_tags");
  const focuses = [...usual, ...[...known].filter((one) => !usual.some(({ value }) => value === one)).map((one) => ({ value: one, label: one }))];
  return (
    <>
      <Form.Item name="key_tags" label={t("field.key_tags")} dependencies={["focus_tags"]} rules={rules}>
        <Select<string[]> mode="multiple" options={keys} />
      </Form.Item>
      <Form.Item name="focus_tags" label={t("field.focus_tags")} extra={t("tag.own")}>
        <Select<string[]> mode="tags" defaultActiveFirstOption={false} options={focuses} tokenSeparators={["，", ",", "、"]} maxCount={20} />
      </Form.Item>
    </>
  );
}
