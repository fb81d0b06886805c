import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Limit = Of<"Limit">;
export type Rule = Of<"AuthorityRule">;

const keys = { limits: ["authority-limits"] as const, rule: ["authority-rule"] as const };

export const readLimits = (query: Query) =>
  taken(api.GET("/api/v1/authority-limits", { params: { query: query as never } }));

/** What holds for posts without an authorisation of their own. */
export function useRule() {
  return useQuery({ queryKey: keys.rule, queryFn: () => taken(api.GET("/api/v1/authority-rule")) });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: act,
    onSuccess: () => Promise.all(Object.values(keys).map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useGrantLimit = () =>
  useChange((body: Of<"LimitGrant">) => taken(api.POST("/api/v1/authority-limits", { body })));

export const useChangeLimit = () =>
  useChange(({ id, version: read, ...body }: Of<"LimitChange"> & { id: string; version: number }) =>
    taken(api.PUT("/api/v1/authority-limits/{limit_id}", { params: { path: { limit_id: id }, header: version(read) }, body })),
  );

export const useSetRule = () =>
  useChange(({ version: read, ...body }: Of<"AuthorityRuleChange"> & { version: number }) =>
    taken(api.PUT("/api/v1/authority-rule", { params: { header: version(read) }, body })),
  );
