import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { useWord } from "@/shared/words/vocabularies";
import { type Entry, told } from "../queries";

type Held = Record<string, unknown>;

/** What an entry is about: its number and name, else the person, office or document it speaks of. */
export function useSubject(): (entry: Entry) => string {
  const { t } = useTranslation("journal");
  const word = useWord();
  const { nameOf } = useDirectory();
  return (entry) => {
    const { before, after, facts, actor } = told(entry);
    const held: Held = { ...facts, ...before, ...after };
    const noun = t(`noun.${entry.subject_kind}`, { defaultValue: "" });
    const about = t(`noun.${entry.topic.split(".")[0]}`, { defaultValue: noun });
    const office = held.role ? word("roles", String(held.role)) : nameOf(text(held.post_id));
    const ways = [
      () => joined(held.number, held.title ?? held.name),
      () => entry.names[entry.subject_id ?? ""] ?? "",
      () => joined(nameOf(text(held.person_id ?? held.delegate_id)), office),
      () => (held.document ? word("outbox_documents.kind", text(held.document)) : ""),
      () => (held.year ? t("subject.year", { noun, year: held.year }) : ""),
      () => joined(held.login ?? held.text ?? held.what),
      () => several(held, (count) => t("subject.several", { noun: about, count })),
      () => (OWN.has(entry.subject_kind) ? joined(actor?.name) : ""),
    ];
    for (const way of ways) {
      const said = way();
      if (said) return said;
    }
    return noun;
  };
}

/** What is about nobody but whoever acts. */
const OWN: ReadonlySet<string> = new Set(["session", "identity", "password", "token"]);
/** Where an entry about many names them. */
const MANY = ["letters", "tasks", "changes", "items"] as const;

const text = (one: unknown) => (typeof one === "string" ? one : "");

const joined = (...parts: unknown[]) => parts.map(text).filter(Boolean).join(" ");

function several(held: Held, said: (count: number) => string): string {
  const found = MANY.map((name) => held[name]).find((one) => one && typeof one === "object");
  return found ? said(Object.keys(found).length) : "";
}
