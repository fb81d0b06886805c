import { Flex, Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/shared/words/vocabularies";

export interface Urgent {
  urgency?: string;
}

/** How urgent it is, said with the sending; ordinary unless one says otherwise. */
export function UrgencyField() {
  const { t } = useTranslation("shared");
  return (
    <Form.Item name="urgency" label={t("urgency")} initialValue={ORDINARY}>
      <Choice />
    </Form.Item>
  );
}

/** The same in a dialog without a form. */
export function UrgencyLine({ onChange }: { onChange: (urgency: string) => void }) {
  const { t } = useTranslation("shared");
  return <Flex gap="small" align="center" wrap>{t("urgency")} <Choice onChange={onChange} /></Flex>;
}

function Choice({ value, onChange }: { value?: string; onChange?: (urgency: string) => void }) {
  const { t } = useTranslation("shared");
  return (
    <Radio.Group
      aria-label={t("urgency")}
      optionType="button"
      size="small"
      defaultValue={ORDINARY}
      value={value}
      options={useWords("tasks.urgency")}
      onChange={(event) => onChange?.(event.target.value as string)}
    />
  );
}

const ORDINARY = "ordinary";
