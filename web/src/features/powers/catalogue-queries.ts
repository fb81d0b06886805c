import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Catalogue = Of<"Catalogue">;
export type CatalogueItem = Of<"CatalogueItem">;

const keys = {
  catalogues: ["catalogues"] as const,
  one: (id: string) => ["catalogues", "one", id] as const,
  ready: ["catalogues", "readiness"] as const,
  list: ["power-list"] as const,
  gaps: ["powers", "gaps"] as const,
};

const at = (id: string) => ({ path: { catalogue_id: id } });

export function readCatalogues(query: Query): Promise<Page<Catalogue>> {
  return taken(api.GET("/api/v1/catalogues", { params: { query: query as never } })) as Promise<Page<Catalogue>>;
}

/** The powers of one catalogue, which is named among the conditions. */
export function readItems({ catalogue = "", ...query }: Query): Promise<Page<CatalogueItem>> {
  return taken(
    api.GET("/api/v1/catalogues/{catalogue_id}/items", { params: { ...at(catalogue), query: query as never } }),
  ) as Promise<Page<CatalogueItem>>;
}

export function readListItems(query: Query): Promise<Page<CatalogueItem>> {
  return taken(api.GET("/api/v1/power-list/items", { params: { query: query as never } })) as Promise<Page<CatalogueItem>>;
}

export function useCatalogue(id: string) {
  return useQuery({ queryKey: keys.one(id), queryFn: () => taken(api.GET("/api/v1/catalogues/{catalogue_id}", { params: at(id) })) });
}

/** The sections whose catalogue is missing or old. */
export function useReadiness() {
  return useQuery({ queryKey: keys.ready, queryFn: () => taken(api.GET("/api/v1/catalogues/readiness")) });
}

/** The power list in force; null before the first one is approved. */
export function usePowerList() {
  return useQuery({
    queryKey: [...keys.list, "head"],
    queryFn: async () => {
      try {
        return await taken(api.GET("/api/v1/power-list"));
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return null;
        throw failure;
      }
    },
  });
}

export function useListVersions() {
  return useQuery({
    queryKey: [...keys.list, "versions"],
    queryFn: () => taken(api.GET("/api/v1/power-list/versions", { params: { query: { limit: 100 } } })),
  });
}

export function useListComparison(before: string, after: string) {
  return useQuery({
    queryKey: [...keys.list, "comparison", before, after],
    enabled: Boolean(before && after && before !== after),
    queryFn: () => taken(api.GET("/api/v1/power-list/comparison", { params: { query: { before, after } } })),
  });
}

/** What powers lack, of one section or of all. */
export function useGaps(department_id?: string) {
  return useQuery({
    queryKey: [...keys.gaps, department_id ?? ""],
    queryFn: () => taken(api.GET("/api/v1/powers/gaps", { params: { query: department_id ? { department_id } : {} } })),
  });
}

/** The review a catalogue is in, if it is in one. */
export function useCaseOf(catalogue: Catalogue) {
  return useQuery({
    queryKey: ["cases", "of", catalogue.id],
    enabled: catalogue.kind === "bureau" && (catalogue.state === "draft" || catalogue.state === "approved"),
    queryFn: async () => {
      const asked = { item_id: catalogue.id, state: "running" };
      const page = await taken(api.GET("/api/v1/cases", { params: { query: asked as never } }));
      return page.items[0] ?? null;
    },
  });
}

function useChanging<Values, Answer>(send: (values: Values) => Promise<Answer>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: send,
    onSuccess: () => {
      for (const name of ["catalogues", "catalogue-items", "power-list", "cases", "tasks"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

export const useFreeze = () =>
  useChanging((department_id: string) => taken(api.POST("/api/v1/catalogues", { body: { kind: "section", department_id } as never })));

export const useMerge = () =>
  useChanging((title: string) => taken(api.POST("/api/v1/catalogues", { body: { kind: "bureau", title } as never })), true);

export const useRenew = () =>
  useChanging((one: Catalogue) =>
    taken(api.PUT("/api/v1/catalogues/{catalogue_id}/renewal", { params: { ...at(one.id), header: version(one.version) } })));

export const useSendCatalogue = () =>
  useChanging((one: Catalogue) => taken(api.POST("/api/v1/cases", { body: { object_kind: "catalogue", item_ids: [one.id] } as never })));

export const useReviewItems = () =>
  useChanging(
    (one: { catalogue: Catalogue; number?: number; items: Of<"Review">["items"] }) =>
      taken(api.PUT("/api/v1/catalogues/{catalogue_id}/review", {
        params: { ...at(one.catalogue.id), header: version(one.number ?? one.catalogue.version) },
        body: { items: one.items },
      })),
    true,
  );
