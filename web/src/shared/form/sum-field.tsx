import { Form, type FormItemProps, InputNumber } from "antd";
import { useTranslation } from "react-i18next";

/** A sum in yuan, kept as text: no number of a browser holds every sum whole. */
export function SumField(props: Omit<FormItemProps, "children">) {
  const { t } = useTranslation("shared");
  return (
    <Form.Item {...props}>
      <InputNumber<string> stringMode min="0" precision={2} controls={false} suffix={t("sum.yuan")} style={{ width: "100%" }} />
    </Form.Item>
  );
}
