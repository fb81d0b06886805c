import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";

/** The step that follows when the points of such a sheet are handed in, while review chains rule. */
export function useNextStep(subject: string): { step: string; who: string; days: number } | undefined {
  const { i18n } = useTranslation();
  const { data } = useQuery({ queryKey: ["chains"], staleTime: 5 * 60_000, queryFn: () => taken(api.GET("/api/v1/chains")) });
  const { data: cycles } = useQuery({ queryKey: ["cycles", "brief"], staleTime: 60_000, queryFn: () => taken(api.GET("/api/v1/cycles", { params: { query: { limit: 20 } } })) });
  const rules = cycles?.items.some((one) => one.state === "open" && !one.stock_taking);
  const chain = data?.items.find((one) => one.object === "risk_point" && (one.subjects as string[]).includes(subject));
  const step = chain?.steps[1];
  if (!rules || !step) return undefined;
  const en = i18n.language === "en";
  return { step: en ? step.en : step.zh, who: en ? step.by_en : step.by_zh, days: Number((step.due as { working_days?: number }).working_days ?? 0) };
}
