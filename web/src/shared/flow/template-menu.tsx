import { SnippetsOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { type FlowTemplate, useTemplateName } from "./templates";

interface Props {
  templates: readonly FlowTemplate[];
  /** The category of the power; the flow that suits it is offered first. */
  category?: string;
  onChoose: (template: FlowTemplate) => void;
}

/** “从模板”: flows to begin with, the fitting one first. */
export function TemplateMenu({ templates, category, onChoose }: Props) {
  const { t } = useTranslation("shared");
  const name = useTemplateName();
  const fits = (one: FlowTemplate) => Boolean(category && one.categories.includes(category));
  const order = [...templates].sort((one, other) => Number(fits(other)) - Number(fits(one)));
  const items = order.map((one) => ({
    key: one.code,
    label: fits(one) ? t("flow.template.fits", { name: name(one) }) : name(one),
    onClick: () => onChoose(one),
  }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]} disabled={!items.length}>
      <Button icon={<SnippetsOutlined />}>{t("flow.template.choose")}</Button>
    </Dropdown>
  );
}
