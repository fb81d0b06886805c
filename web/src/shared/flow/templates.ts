import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import type { FlowGraph } from "./graph";

export type FlowTemplate = Of<"FlowTemplate">;

/** Flows to begin with, their posts filled in from the section's own chart. */
export function useFlowTemplates(department_id: string | null | undefined, wanted = true) {
  return useQuery({
    queryKey: ["flow-templates", department_id ?? ""],
    enabled: wanted,
    staleTime: 5 * 60_000,
    queryFn: () => taken(api.GET("/api/v1/flow-templates", { params: { query: department_id ? { department_id } : {} } })),
  });
}

export function useTemplateName(): (template: { zh: string; en: string }) => string {
  const { i18n } = useTranslation();
  return (template) => (i18n.language === "en" ? template.en : template.zh);
}

export function drawnFrom(template: { steps: readonly object[]; edges: readonly object[] }): FlowGraph {
  return structuredClone({ steps: template.steps, edges: template.edges }) as unknown as FlowGraph;
}
