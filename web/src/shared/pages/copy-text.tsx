import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

/** Copies by a hidden field: hosts without https have no clipboard of their own. */
export function copy(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.left = "-9999px";
  document.body.appendChild(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

interface Props {
  text: string;
  /** How many of its signs are shown; the whole is copied. */
  shown?: number;
}

export function CopyText({ text, shown }: Props) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  return (
    <>
      <code title={text}>{shown && text.length > shown ? `${text.slice(0, shown)}…` : text}</code>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={t("copy.label")}
        onClick={() => copy(text) && message.success(t("copy.done"))}
      />
    </>
  );
}
