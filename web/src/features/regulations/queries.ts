import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Regulation = Of<"Regulation">;
export type RegulationFile = Of<"RegulationRead">;
export type Gap = Of<"Gap">;

export const regulationKeys = {
  all: ["regulations"] as const,
  one: (id: string) => ["regulations", "one", id] as const,
  coverage: ["regulations", "coverage"] as const,
  section: (id: string) => ["regulations", "section", id] as const,
  gaps: ["regulation-gaps"] as const,
};

export function readRegulations(query: Query): Promise<Page<Regulation>> {
  return taken(api.GET("/api/v1/regulations", { params: { query: query as never } }));
}

export function readGaps(query: Query): Promise<Page<Gap>> {
  return taken(api.GET("/api/v1/regulation-gaps", { params: { query: query as never } }));
}

export function useRegulation(id: string | undefined) {
  return useQuery({
    queryKey: regulationKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/regulations/{regulation_id}", { params: { path: { regulation_id: id ?? "" } } })),
  });
}

export function useCoverage() {
  return useQuery({ queryKey: regulationKeys.coverage, queryFn: () => taken(api.GET("/api/v1/regulations/coverage")) });
}

/** What a section has: its regulations, those of its key posts, its flows. */
export function useSectionCatalogue(department_id: string | undefined) {
  return useQuery({
    queryKey: regulationKeys.section(department_id ?? ""),
    enabled: Boolean(department_id),
    queryFn: () => taken(api.GET("/api/v1/regulations/section-catalogue", { params: { query: { department_id: department_id ?? "" } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>, quiet = true) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: act,
    onSuccess: () => {
      for (const key of [regulationKeys.all, regulationKeys.gaps, ["tasks"]]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

interface Versioned {
  id: string;
  version: number;
}

const held = (one: Versioned) => ({ path: { regulation_id: one.id }, header: version(one.version) });

export const useDraftRegulation = () =>
  useChange((body: Of<"RegulationDraft">) => taken(api.POST("/api/v1/regulations", { body })));

export const useChangeRegulation = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"RegulationChange"> }) =>
    taken(api.PUT("/api/v1/regulations/{regulation_id}", { params: held(one), body })),
  );

export const useLinkRegulation = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"Links"> }) =>
    taken(api.PUT("/api/v1/regulations/{regulation_id}/links", { params: held(one), body })),
  );

export const usePutInForce = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/regulations/{regulation_id}/entry-into-force", { params: held(one) })), false);

export const useAbolish = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"PowersReason"> }) =>
    taken(api.PUT("/api/v1/regulations/{regulation_id}/abolition", { params: held(one), body })),
  );

export const useAnnounceChange = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"ChangeOfLaw"> }) =>
    taken(api.PUT("/api/v1/regulations/{regulation_id}/announced-change", { params: held(one), body })),
  );

export const useEvaluate = () =>
  useChange(({ id, body }: { id: string; body: Of<"EvaluationDraft"> }) =>
    taken(api.POST("/api/v1/regulations/{regulation_id}/evaluations", { params: { path: { regulation_id: id } }, body })),
  );

export const useOpenGap = () =>
  useChange((body: Of<"GapDraft">) => taken(api.POST("/api/v1/regulation-gaps", { body })));

export const useCloseGap = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"GapClosure"> }) =>
    taken(api.PUT("/api/v1/regulation-gaps/{gap_id}/closure", { params: { path: { gap_id: one.id }, header: version(one.version) }, body })),
  );
