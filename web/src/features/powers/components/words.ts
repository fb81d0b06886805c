import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import { profileKeys } from "@/shared/grade/rules";

interface CategoryRule {
  code: string;
  zh: string;
  en: string;
  canonical: string;
  direction: "external" | "internal";
}

interface FieldRule {
  code: string;
  presence: "required" | "optional" | "absent";
}

interface PowerRules {
  power_categories: CategoryRule[];
  power_fields: FieldRule[];
  causes: { code: string; zh: string; en: string }[];
  measure_kinds: { code: string; zh: string; en: string }[];
}

/** What the bureau's profile says of powers: their categories, and what must be written of them. */
export function usePowerRules(): PowerRules | undefined {
  const { data } = useQuery({
    queryKey: profileKeys.current,
    queryFn: async () => (await taken(api.GET("/api/v1/profile"))).current as unknown as PowerRules,
    staleTime: 5 * 60_000,
  });
  return data as PowerRules | undefined;
}

export function useCategoryWord(): (code: string) => string {
  const { i18n } = useTranslation();
  const rules = usePowerRules();
  return (code) => {
    const found = rules?.power_categories.find((one) => one.canonical === code);
    return found ? (i18n.language === "en" ? found.en : found.zh) : code;
  };
}

/** The categories to choose from, those towards the public before the internal ones. */
export function useCategoryChoices() {
  const { t, i18n } = useTranslation("powers");
  const rules = usePowerRules();
  const word = (one: CategoryRule) => (i18n.language === "en" ? one.en : one.zh);
  return (["external", "internal"] as const).map((direction) => ({
    label: t(`direction.${direction}`),
    title: direction,
    options: (rules?.power_categories ?? [])
      .filter((one) => one.direction === direction)
      .map((one) => ({ value: one.canonical, label: word(one) })),
  }));
}

/** The kinds of measures as the bureau's profile names them. */
export function useMeasureKinds(): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const rules = usePowerRules();
  return (rules?.measure_kinds ?? []).map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }));
}
