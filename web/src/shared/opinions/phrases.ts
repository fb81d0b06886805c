import { useTranslation } from "react-i18next";
import { usePreferences } from "../session/preferences";

const KEPT = "lianfang.phrases.used";

function used(): string[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]") as string[];
  } catch {
    return [];
  }
}

/** Remembers which phrase was used last, so that it stands first next time. */
export function rememberPhrase(phrase: string): void {
  localStorage.setItem(KEPT, JSON.stringify([phrase, ...used().filter((one) => one !== phrase)].slice(0, 20)));
}

/** The usual opinions and one's own, the last used first. */
export function usePhrases(): string[] {
  const { t } = useTranslation("shared");
  const own = usePreferences().phrases ?? [];
  const usual = Object.values(t("opinion.usual", { returnObjects: true }) as Record<string, string>);
  const all = [...own, ...usual];
  const last = used().filter((one) => all.includes(one));
  return [...new Set([...last, ...all])];
}
