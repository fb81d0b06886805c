import { useCallback } from "react";
import { useWord } from "./vocabularies";

/** Reads the usual name of a stage in the reader's language; a name of one's own stays as it was written. */
export function useStageName(): (name: string) => string {
  const word = useWord();
  return useCallback((name) => word("cycle_stages.name", name), [word]);
}
