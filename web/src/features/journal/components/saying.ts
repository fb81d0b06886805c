import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { second } from "@/shared/time/dates";
import { useFoundWord } from "@/shared/words/vocabularies";
import { isBare, isHeld } from "../changes";
import type { Entry } from "../queries";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RANK = /(^|_)rank$/;
/** What tells nobody anything inside of a value. */
const INNER: ReadonlySet<string> = new Set(["id", "tenant_id", "version", "position"]);

interface Saying {
  /** How a field is called. */
  named: (field: string) => string;
  /** What it held, read for people. */
  say: (field: string, held: unknown) => string;
}

/** Reads what a record held aloud: times, names and words instead of ids and codes, parts line by line. */
export function useSaying({ subject_kind: kind, names }: Entry): Saying {
  const { t, i18n } = useTranslation("journal");
  const found = useFoundWord();
  const { nameOf } = useDirectory();
  const [and, also] = i18n.language === "en" ? [", ", "; "] : ["、", "；"];
  const named = (field: string) => found((list) => list === "journal.fields", field) ?? (UUID.test(field) ? nameOf(field) || names[field] || t("entry.one") : (found(() => true, field) ?? field));
  const code = (field: string, held: string) =>
    found((list) => list === `${kind}s.${field}`, held) ??
    found((list) => list.endsWith(`.${field}`) || list.endsWith(`_${field}`) || list.startsWith(field.slice(0, -1)), held) ??
    found((list) => list === "journal.codes", held) ??
    (held.includes("_") ? found(() => true, held) : undefined) ??
    held;
  const plain = (field: string, held: unknown): string => {
    if (typeof held === "boolean") return t(held ? "entry.yes" : "entry.no");
    const text = String(held);
    if (RANK.test(field)) return found((list) => list === "rank_words", text) ?? text;
    if (MOMENT.test(text)) return second(text);
    if (UUID.test(text)) return nameOf(text) || names[text] || t("entry.known", { id: text.slice(-8) });
    return typeof held === "string" ? code(field, text) : text;
  };
  const say = (field: string, held: unknown): string => {
    if (isBare(held)) return "";
    if (Array.isArray(held)) {
      const parts = held.map((one) => say(field, one)).filter(Boolean);
      return held.some(isHeld) ? parts.map((one, index) => `${index + 1}. ${one}`).join("\n") : parts.join(and);
    }
    if (!isHeld(held)) return plain(field, held);
    if (typeof held.zh === "string") return String(i18n.language === "en" ? held.en : held.zh);
    return Object.entries(held)
      .filter(([key, one]) => !INNER.has(key) && !isBare(one))
      .map(([key, one]) => t("entry.pair", { name: named(key), value: say(key, one) }))
      .join(also);
  };
  return { named, say };
}
