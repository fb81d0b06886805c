import { InfoCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { Suspense, useState, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { EXPLAINED, type Explained, Terms } from "./terms";
import "./meanings.css";

interface Props {
  of: Explained;
  /** What is explained, as the field beside it is called. */
  name: string;
}

/** The ⓘ beside a word: what it means in the regulations, with an example. */
export function Meaning({ of, name }: Props) {
  const { t } = useTranslation("shared");
  const [open, setOpen] = useState(false);
  const press = (event: MouseEvent) => {
    event.preventDefault(); // it stands in the label of a field, which a press would choose
    setOpen(!open);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={name}
      content={<Suspense fallback={null}><Terms of={of} /></Suspense>}
    >
      <Button
        type="text"
        size="small"
        className="meaning-button"
        icon={<InfoCircleOutlined aria-hidden />}
        aria-label={t("meaning.of", { name })}
        aria-expanded={open}
        onClick={press}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      />
    </Popover>
  );
}

/** Whether a code stands for something explained. */
export function isExplained(code: string): code is Explained {
  return code in EXPLAINED;
}

/** A field's name with its ⓘ. */
export function Named({ of, name }: Props) {
  return <span className="meaning-name">{name} <Meaning of={of} name={name} /></span>;
}
