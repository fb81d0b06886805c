import { Button, Flex, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type Following, rememberPhrase, type Saying, usePhrases } from "./phrases";

interface Props {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
  label: string;
  /** The act the words are for: its phrases are offered. */
  saying: Saying;
  following?: Following;
  rows?: number;
}

/** An opinion to be typed, or chosen with one press from the usual phrases. */
export function OpinionField({ value = "", onChange, id, label, saying, following, rows = 3 }: Props) {
  const { t } = useTranslation("shared");
  const phrases = usePhrases(saying, following);
  const choose = (phrase: string) => {
    rememberPhrase(saying, phrase);
    onChange?.(phrase);
  };
  return (
    <Flex vertical gap="small">
      <Input.TextArea
        id={id}
        aria-label={label}
        autoFocus
        rows={rows}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <Flex gap={6} wrap role="group" aria-label={t("opinion.phrases")} className="phrases">
        {phrases.map((phrase) => (
          <Button key={phrase} size="small" aria-pressed={value === phrase} onClick={() => choose(phrase)}>
            {phrase}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
}
