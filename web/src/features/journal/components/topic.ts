import { useTranslation } from "react-i18next";

/** Reads the topic of an entry aloud: what it is about, then what was done. */
export function useTopic(): (topic: string) => string {
  const { t, i18n } = useTranslation("journal");
  return (topic) => {
    const [noun = "", verb = ""] = topic.split(".");
    const about = t(`noun.${noun}`, { defaultValue: noun.replaceAll("_", " ") });
    const done = t(`verb.${verb}`, { defaultValue: verb.replaceAll("_", " ") });
    return i18n.language === "en" ? `${about}: ${done}` : `${about}${done}`;
  };
}
