import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { useWord } from "@/shared/words/vocabularies";
import { levelLines, reformLine } from "./place";
import { useCategoryWord } from "./words";

interface Kept {
  decision?: string;
  cause?: string;
  reason?: string;
  by_name?: string;
  on?: string;
  sources?: { citation: string }[];
  post_id?: string;
  duty?: string;
  level?: string;
}

const WORDS: Record<string, string> = { status: "status", direction: "direction", time_limit_unit: "unit", time_limit_counting: "counting" };

/** A kept value of a power in words: names for ids, words for codes. */
export function useTold(): (field: string, value: unknown) => string {
  const { t } = useTranslation("powers");
  const { nameOf } = useDirectory();
  const category = useCategoryWord();
  const word = useWord();
  const told = (field: string, value: unknown): string => {
    if (value == null || value === "" || (Array.isArray(value) && value.length === 0)) return "—";
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (field === "levels") return levelLines(value as never);
    if (field === "reform") return reformLine(value);
    if (Array.isArray(value)) return value.map((one) => told(field, one)).join("\n");
    if (typeof value === "object") return ofObject(value as Kept);
    const text = String(value);
    if (field === "category") return category(text);
    if (field === "disclosure") return word("powers.disclosure", text);
    const list = WORDS[field];
    return list ? t(`${list}.${text}`) : nameOf(text) || text;
  };
  const ofObject = (kept: Kept): string => {
    if (kept.decision) {
      const sources = (kept.sources ?? []).map((one) => one.citation).join("；");
      const what = kept.cause ? word("powers.change_cause", kept.cause) : t(`decision.${kept.decision}`);
      return [what, kept.reason, sources, kept.by_name, kept.on].filter(Boolean).join(" ");
    }
    if (kept.post_id) return `${t(`field.${kept.duty ?? "posts"}`)}：${nameOf(kept.post_id)}`;
    return Object.values(kept).filter((one) => typeof one === "string").join(" ");
  };
  return told;
}
