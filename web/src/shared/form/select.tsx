import { Select as AntSelect, type SelectProps } from "antd";
import { useTranslation } from "react-i18next";

/** A list to choose from, whose button for taking the choice back says so in the reader's language. */
export function Select<Value = string>({ allowClear, ...rest }: SelectProps<Value>) {
  const { t } = useTranslation("shared");
  return <AntSelect<Value> allowClear={allowClear ? { label: t("form.clear") } : false} {...rest} />;
}
