import { useTranslation } from "react-i18next";
import { useRankLabel } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import { useWord } from "@/shared/words/vocabularies";

const LISTS: Record<string, string> = {
  category: "categories",
  subject_type: "subject_types",
  status: "risk_points.status",
  causes: "causes",
  consequence: "consequences",
  context: "risk_points.context",
  method: "methods",
  origin: "origins",
  topic: "major_matters",
  key_tags: "key_tags",
  focus_tags: "focus_tags",
  kind: "measure_kinds",
  phase: "measures.phase",
};

/** Reads any field of a risk point aloud: words for codes, names for ids, texts as they are. */
export function useShowField(subject?: string | null): (name: string, value: unknown) => string {
  const { t } = useTranslation("risks");
  const word = useWord();
  const rank = useRankLabel();
  const { nameOf } = useDirectory();
  const one = (name: string, value: unknown): string => {
    if (value == null || value === "") return "";
    if (typeof value === "boolean") return t(`yes.${value}`);
    if (name.endsWith("_rank") || name === "rank") return rank(Number(value), subject) || String(value);
    if (name.endsWith("_id")) return nameOf(String(value)) || String(value);
    const list = LISTS[name];
    if (list) return word(list, String(value));
    if (typeof value === "object") return String((value as { text?: string }).text ?? JSON.stringify(value));
    return String(value);
  };
  return (name, value) => {
    if (Array.isArray(value)) return value.map((each) => one(name, each)).join("；") || "—";
    return one(name, value) || "—";
  };
}

/** Fields nobody reads in a comparison: numbers of the register itself. */
export const UNSPOKEN = new Set(["id", "tenant_id", "version", "lineage_id", "predecessor_id", "import_row", "import_id", "power_id", "flow_step_id", "created_at", "updated_at", "review_required"]);
