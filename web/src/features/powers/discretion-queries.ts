import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";
import { powerKeys } from "./queries";

export type Standard = Of<"Standard">;

const at = (id: string) => ({ path: { standard_id: id } });

export function readStandards(query: Query): Promise<Page<Standard>> {
  return taken(api.GET("/api/v1/discretion-standards", { params: { query: query as never } })) as Promise<Page<Standard>>;
}

export function useDiscretion(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "discretion"),
    queryFn: () => taken(api.GET("/api/v1/powers/{power_id}/discretion-standards", { params: { path: { power_id: id } } })),
  });
}

export function useStandard(id: string | undefined) {
  return useQuery({
    queryKey: ["discretion", "one", id],
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/discretion-standards/{standard_id}", { params: at(id ?? "") })),
  });
}

/** The band a value falls into; null where it lies outside the standard. */
export function useBand({ id, version: number }: Standard, value: number | null) {
  return useQuery({
    queryKey: ["discretion", "band", id, number, value],
    enabled: value !== null,
    queryFn: async () => {
      try {
        return await taken(api.GET("/api/v1/discretion-standards/{standard_id}/band", { params: { ...at(id), query: { value: value ?? 0 } } }));
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return null;
        throw failure;
      }
    },
  });
}

function useChanging<Values>(send: (values: Values) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: send,
    onSuccess: () => {
      for (const queryKey of [powerKeys.all, ["discretion"], ["catalogues"]]) void client.invalidateQueries({ queryKey });
    },
  });
}

interface Held {
  standard: Standard;
  number?: number;
}

const held = ({ standard, number }: Held) => ({ ...at(standard.id), header: version(number ?? standard.version) });

export function useAddStandard() {
  return useChanging((one: { id: string; standard: Of<"StandardDraft"> }) =>
    taken(api.POST("/api/v1/powers/{power_id}/discretion-standards", { params: { path: { power_id: one.id } }, body: one.standard })));
}

export function useChangeStandard() {
  return useChanging((one: Held & { values: Of<"StandardChange"> }) =>
    taken(api.PUT("/api/v1/discretion-standards/{standard_id}", { params: held(one), body: one.values })));
}

export function useRetireStandard() {
  return useChanging((one: Held & { reason: string }) =>
    taken(api.PUT("/api/v1/discretion-standards/{standard_id}/retirement", { params: held(one), body: { reason: one.reason } })));
}
