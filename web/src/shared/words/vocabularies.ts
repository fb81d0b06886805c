import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";

export interface Word {
  code: string;
  zh: string;
  en: string;
  off?: boolean;
}

type Vocabularies = Record<string, Word[]>;

/** The lists every page shows, or those only the journal needs. */
function useVocabularies(of?: "journal"): Vocabularies {
  const { data } = useQuery({
    queryKey: ["vocabularies", of],
    queryFn: async () => (await taken(api.GET("/api/v1/vocabularies", { params: { query: of ? { of } : {} } }))).vocabularies as Vocabularies,
    staleTime: Infinity,
  });
  return data ?? {};
}

/** The words of a code list as the bureau uses them, without those it switched off. */
export function useWords(name: string): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const list = useVocabularies()[name] ?? [];
  return list
    .filter((one) => !one.off)
    .map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }));
}

/** Reads one code of a list aloud; an unknown code is shown as it is. */
export function useWord(): (name: string, code: string | number | null | undefined) => string {
  const { i18n } = useTranslation();
  const lists = useVocabularies();
  return useCallback(
    (name, code) => {
      if (code == null || code === "") return "";
      const found = lists[name]?.find((one) => one.code === String(code));
      if (!found) return String(code);
      return i18n.language === "en" ? found.en : found.zh;
    },
    [lists, i18n.language],
  );
}

/** Looks a code up in the lists that fit, those of the journal among them, whichever has it first. */
export function useFoundWord(): (fits: (list: string) => boolean, code: string) => string | undefined {
  const { i18n } = useTranslation();
  const lists = { ...useVocabularies(), ...useVocabularies("journal") };
  return (fits, code) => {
    const named = Object.keys(lists).find((list) => fits(list) && lists[list]?.some((one) => one.code === code));
    const found = named && lists[named]?.find((one) => one.code === code);
    return found ? (i18n.language === "en" ? found.en : found.zh) : undefined;
  };
}
