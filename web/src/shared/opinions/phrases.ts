import { useTranslation } from "react-i18next";
import { usePreferences } from "../session/preferences";

/** What an opinion is written for: each act has phrases of its own. */
export type Saying = "pass" | "return" | "reject" | "submit" | "withdraw" | "give";

const KEPT = "lianfang.phrases.used";
const MOST = 20;

function used(saying: Saying): string[] {
  try {
    return JSON.parse(localStorage.getItem(`${KEPT}.${saying}`) ?? "[]") as string[];
  } catch {
    return [];
  }
}

/** Remembers which phrase was used last for this act, so that it stands first next time. */
export function rememberPhrase(saying: Saying, phrase: string): void {
  localStorage.setItem(`${KEPT}.${saying}`, JSON.stringify([phrase, ...used(saying).filter((one) => one !== phrase)].slice(0, MOST)));
}

/** What follows a yes: phrases that promise more than that do not fit. */
export interface Following {
  /** The Party group decides later on. */
  party: boolean;
  /** Nothing follows: what was said yes to is settled. */
  last: boolean;
}

/** The usual phrases of an act and one's own, the last used for it first; one's own lead where one says yes. */
export function usePhrases(saying: Saying, following?: Following): string[] {
  const { t } = useTranslation("shared");
  const own = usePreferences().phrases ?? [];
  const { party, intend, ...usually } = t(`opinion.usual.${saying}`, { returnObjects: true }) as Record<string, string>;
  const usual = [...Object.values(usually), following?.party && party, following && !following.last && intend].filter((one): one is string => Boolean(one));
  const all = saying === "pass" ? [...own, ...usual] : [...usual, ...own];
  const last = used(saying).filter((one) => all.includes(one));
  return [...new Set([...last, ...all])];
}
