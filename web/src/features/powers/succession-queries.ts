import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { type Power, powerKeys } from "./queries";

const at = (id: string) => ({ path: { power_id: id } });

/** Which powers this one came from, and which came from it. */
export function useLineage(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "lineage"),
    queryFn: () => taken(api.GET("/api/v1/powers/{power_id}/lineage", { params: at(id) })),
  });
}

/** The review a power is in, if it is in one. */
export function useCaseOfPower(power: Power) {
  return useQuery({
    queryKey: powerKeys.part(power.id, "case"),
    enabled: power.pending !== null,
    queryFn: async () => {
      const asked = { item_id: power.id, state: "running" };
      const page = await taken(api.GET("/api/v1/cases", { params: { query: asked as never } }));
      return page.items[0] ?? null;
    },
  });
}

function useChanging<Values, Answer>(send: (values: Values) => Promise<Answer>, quiet = true) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: send,
    onSuccess: () => {
      for (const name of ["powers", "flowcharts", "cases", "tasks"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

interface Held {
  power: Power;
  number?: number;
}

const held = ({ power, number }: Held) => ({ ...at(power.id), header: version(number ?? power.version) });

export const useMergePowers = () =>
  useChanging((body: Of<"MergerDraft">) => taken(api.POST("/api/v1/powers/mergers", { body })));

export const useSplitPower = () =>
  useChanging((one: Held & { split: Of<"SplitDraft"> }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/split", { params: held(one), body: one.split })));

export const useWithdrawSuccession = () =>
  useChanging((one: Held & { reason: string }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/succession-withdrawal", { params: held(one), body: { reason: one.reason } })));

export const useWithdrawCleanup = () =>
  useChanging((one: Held) => taken(api.DELETE("/api/v1/powers/{power_id}/clean-up", { params: held(one) })));

/** Sends what is proposed into its chain, or to the leader's desk while stock is taken. */
export const useSendPower = () =>
  useChanging(({ power, urgency }: { power: Power; urgency?: string }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/review", { params: held({ power }), body: { urgency } as never })), false);

/** A power as it was in one version. */
export function usePowerVersion(id: string, number: number | undefined) {
  return useQuery({
    queryKey: [...powerKeys.part(id, "version"), number],
    enabled: number !== undefined,
    queryFn: () => taken(api.GET("/api/v1/powers/{power_id}/history/{version}", { params: { path: { power_id: id, version: number ?? 1 } } })),
  });
}
