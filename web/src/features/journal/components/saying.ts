import { useDirectory } from "@/shared/people/organisation";
import { second } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Reads what a field held aloud: a time, the name of a person, post or section, or a word of its list. */
export function useSaying(kind: string): (field: string, held: string) => string {
  const word = useWord();
  const { nameOf } = useDirectory();
  return (field, held) => (MOMENT.test(held) ? second(held) : nameOf(held) || word(`${kind}s.${field}`, held));
}
