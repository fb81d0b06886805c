import { useTranslation } from "react-i18next";

/** What entries can be about, to choose from; a single topic that is asked for stands among them. */
export function useNouns(asked: string | undefined): { value: string; label: string }[] {
  const { t } = useTranslation("journal");
  const topic = useTopic();
  const nouns = t("noun", { returnObjects: true }) as Record<string, string>;
  const all = Object.entries(nouns).map(([noun, label]) => ({ value: `${noun}.`, label }));
  return asked && !asked.endsWith(".") ? [{ value: asked, label: topic(asked) }, ...all] : all;
}

/** Reads the topic of an entry aloud: what it is about, then what was done. */
export function useTopic(): (topic: string) => string {
  const { t, i18n } = useTranslation("journal");
  return (topic) => {
    const whole = t(`whole.${topic.replace(".", "_")}`, { defaultValue: "" });
    if (whole) return whole;
    const [noun = "", verb = ""] = topic.split(".");
    const about = t(`noun.${noun}`, { defaultValue: noun.replaceAll("_", " ") });
    const done = t(`verb.${verb}`, { defaultValue: verb.replaceAll("_", " ") });
    return i18n.language === "en" ? `${about}: ${done}` : `${about}${done}`;
  };
}
