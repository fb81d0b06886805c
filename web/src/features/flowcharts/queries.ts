import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import { type FlowGraph, sent } from "@/shared/flow/graph";
import type { Query } from "@/shared/table/ledger";

export type Flowchart = Of<"Flowchart">;

export const flowchartKeys = {
  all: ["flowcharts"] as const,
  one: (id: string) => ["flowcharts", "one", id] as const,
  graph: (id: string) => ["flowcharts", "graph", id] as const,
  coverage: ["flowcharts", "coverage"] as const,
};

export function readFlowcharts(query: Query): Promise<Page<Flowchart>> {
  return taken(api.GET("/api/v1/flowcharts", { params: { query: query as never } })) as Promise<Page<Flowchart>>;
}

export function useCoverage() {
  return useQuery({
    queryKey: flowchartKeys.coverage,
    queryFn: () => taken(api.GET("/api/v1/flowcharts/coverage")),
  });
}

function at(id: string) {
  return { path: { flowchart_id: id } };
}

export function useFlowchart(id: string) {
  return useQuery({
    queryKey: flowchartKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/flowcharts/{flowchart_id}", { params: at(id) })),
  });
}

export function readGraph(id: string): Promise<FlowGraph> {
  return taken(api.GET("/api/v1/flowcharts/{flowchart_id}/graph", { params: at(id) })) as Promise<FlowGraph>;
}

export function useGraph(id: string) {
  return useQuery({ queryKey: flowchartKeys.graph(id), queryFn: () => readGraph(id), staleTime: Infinity, gcTime: 0 });
}

/** The risk points at the steps of a chart, by the powers it serves. */
export function useRisksOf(chart: Flowchart | undefined) {
  const powers = chart?.powers.map((one) => one.id) ?? [];
  return useQuery({
    queryKey: [...flowchartKeys.all, "risks", ...powers],
    enabled: powers.length > 0,
    queryFn: async () => {
      const pages = await Promise.all(
        powers.map((power_id) => taken(api.GET("/api/v1/risk-points", { params: { query: { power_id, limit: 100, status: ["draft", "in_force"] } } }))),
      );
      return pages.flatMap((one) => one.items as Of<"RiskPoint">[]);
    },
  });
}

export function useExamineFlow(id: string) {
  return useMutation({
    mutationFn: () => taken(api.GET("/api/v1/flowcharts/{flowchart_id}/lint", { params: at(id) })),
  });
}

export function useSaveGraph(id: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ graph, number }: { graph: FlowGraph; number: number }) =>
      taken(api.PUT("/api/v1/flowcharts/{flowchart_id}/graph", { params: { ...at(id), header: version(number) }, body: sent(graph) })),
    onSuccess: (graph) => {
      client.setQueryData(flowchartKeys.graph(id), graph);
      return client.invalidateQueries({ queryKey: flowchartKeys.all, predicate: (one) => one.queryKey[1] !== "graph" });
    },
  });
}

export function useTakeDiagram(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ xml, number }: { xml: string; number: number }) =>
      taken(api.PUT("/api/v1/flowcharts/{flowchart_id}/bpmn", { params: { ...at(id), header: version(number) }, body: { xml } })),
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all }),
  });
}

export function useDraftFlowchart() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ copied, xml, ...values }: Of<"FlowchartDraft"> & { copied?: string; xml?: string; file?: undefined }) => {
      if (xml) return (await taken(api.POST("/api/v1/flowcharts/import", { body: { ...values, xml } }))).flowchart;
      const made = await taken(api.POST("/api/v1/flowcharts", { body: values }));
      if (copied) {
        const { steps, edges } = sent(await readGraph(copied));
        const fresh = { steps: steps.map((one) => ({ ...one, id: undefined })), edges };
        await taken(api.PUT("/api/v1/flowcharts/{flowchart_id}/graph", { params: { ...at(made.id), header: version(made.version) }, body: fresh }));
      }
      return made;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all }),
  });
}

export function useAbolishFlowchart() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ chart, reason, number }: { chart: Flowchart; reason: string; number?: number }) =>
      taken(api.PUT("/api/v1/flowcharts/{flowchart_id}/abolition", { params: { ...at(chart.id), header: version(number ?? chart.version) }, body: { reason } })),
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all }),
  });
}

export function useApplyToPowers() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ chart, power_ids, number }: { chart: Flowchart; power_ids: string[]; number?: number }) =>
      taken(api.PUT("/api/v1/flowcharts/{flowchart_id}", { params: { ...at(chart.id), header: version(number ?? chart.version) }, body: { power_ids } })),
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all }),
  });
}

export interface NewRisk {
  title: string;
  category: string;
  power_id: string;
  manifestation: string;
  scores?: Record<string, number>;
  rationales?: Record<string, string>;
  consequence?: string;
}

/** Marks a step as a place of risk: a draft risk point at it, with the grade proposed if it was scored. */
export function useMarkRisk() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ step, subject, risk }: { step: Of<"FlowStep">; subject: Partial<Of<"RiskPointDraft">>; risk: NewRisk }) => {
      const point = await taken(
        api.POST("/api/v1/risk-points", {
          body: {
            title: risk.title,
            category: risk.category as never,
            power_id: risk.power_id,
            flow_step_id: step.id,
            flow_step: step.title,
            manifestations: risk.manifestation ? [risk.manifestation] : [],
            subject_type: "section",
            ...subject,
          },
        }),
      );
      if (risk.scores && Object.keys(risk.scores).length) {
        await taken(
          api.POST("/api/v1/risk-points/{risk_point_id}/grading-proposal", {
            params: { path: { risk_point_id: point.id }, header: version(point.version) },
            body: { scores: risk.scores as never, rationales: (risk.rationales ?? {}) as never, consequence: (risk.consequence ?? null) as never },
          }),
        );
      }
      return point;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all, predicate: (one) => one.queryKey[1] !== "graph" }),
  });
}

export function useChangeFlowchart() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ chart, values, number }: { chart: Flowchart; values: Of<"FlowchartChange">; number?: number }) =>
      taken(api.PUT("/api/v1/flowcharts/{flowchart_id}", { params: { ...at(chart.id), header: version(number ?? chart.version) }, body: values })),
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all, predicate: (one) => one.queryKey[1] !== "graph" }),
  });
}

/** Steps the flow itself shows as possible places of risk. */
export function useCandidates(id: string) {
  return useQuery({
    queryKey: [...flowchartKeys.all, "candidates", id],
    queryFn: () => taken(api.GET("/api/v1/flowcharts/{flowchart_id}/candidates", { params: at(id) })),
  });
}

export function useAnswerCandidate(id: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (answer: { id: string; acceptance?: Of<"Acceptance">; reason?: string }) => {
      const params = { path: { flowchart_id: id, candidate_id: answer.id } };
      if (answer.acceptance) {
        await taken(api.POST("/api/v1/flowcharts/{flowchart_id}/candidates/{candidate_id}/acceptance", { params, body: answer.acceptance }));
      } else {
        await taken(api.PUT("/api/v1/flowcharts/{flowchart_id}/candidates/{candidate_id}/dismissal", { params, body: { reason: answer.reason ?? "" } }));
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: flowchartKeys.all, predicate: (one) => one.queryKey[1] !== "graph" }),
  });
}

export type FlowComparison = Of<"Comparison">;

export function useEditions(id: string) {
  return useQuery({
    queryKey: [...flowchartKeys.one(id), "editions"],
    queryFn: () => taken(api.GET("/api/v1/flowcharts/{flowchart_id}/versions", { params: at(id) })),
  });
}

/** The drawing of one edition; of the draft where none is named. */
export function useEditionGraph(id: string, edition: number) {
  return useQuery({
    queryKey: [...flowchartKeys.one(id), "drawing", edition],
    queryFn: () =>
      taken(api.GET("/api/v1/flowcharts/{flowchart_id}/graph", { params: { ...at(id), query: edition ? { edition } : {} } })) as Promise<FlowGraph>,
  });
}

export function useFlowComparison(id: string, before: number, after: number) {
  return useQuery({
    queryKey: [...flowchartKeys.one(id), "comparison", before, after],
    queryFn: () =>
      taken(api.GET("/api/v1/flowcharts/{flowchart_id}/comparison", { params: { ...at(id), query: after ? { before, after } : { before } } })),
  });
}
