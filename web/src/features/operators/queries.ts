import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";

export type Operator = Of<"Operator">;
export type Tenant = Of<"Tenant">;

const ALL = { limit: 100 };

export const useTenants = (wanted: boolean) =>
  useQuery({ queryKey: ["platform", "tenants"], enabled: wanted, queryFn: () => taken(api.GET("/api/v1/tenants", { params: { query: ALL } })) });

export const useHeads = (wanted: boolean) =>
  useQuery({ queryKey: ["platform", "heads"], enabled: wanted, queryFn: () => taken(api.GET("/api/v1/journal-heads", { params: { query: ALL } })) });

export const useOperators = (wanted: boolean) =>
  useQuery({ queryKey: ["platform", "operators"], enabled: wanted, queryFn: () => taken(api.GET("/api/v1/operators", { params: { query: ALL } })) });

export function useDeadLetters(code: string) {
  return useQuery({
    queryKey: ["platform", "dead-letters", code],
    queryFn: () => taken(api.GET("/api/v1/tenants/{code}/dead-letters", { params: { path: { code } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: ["platform"] }) });
}

const one = (account: Operator) => ({ path: { account_id: account.id }, header: version(account.version) });

export const useRetry = () =>
  useChange(({ code, id }: { code: string; id: string }) =>
    taken(api.POST("/api/v1/tenants/{code}/dead-letters/{item_id}/retries", { params: { path: { code, item_id: id } } })),
  );

export const useVerifyTenant = () =>
  useChange((code: string) => taken(api.POST("/api/v1/journal-heads/{code}/verifications", { params: { path: { code } } })));

export const useDisableOperator = () =>
  useChange(({ account, reason }: { account: Operator; reason: string }) =>
    taken(api.PUT("/api/v1/operators/{account_id}/disablement", { params: one(account), body: { reason } })),
  );

export const useRestoreOperator = () =>
  useChange((account: Operator) => taken(api.DELETE("/api/v1/operators/{account_id}/disablement", { params: one(account) })));

export const useUnlockOperator = () =>
  useChange((account: Operator) => taken(api.DELETE("/api/v1/operators/{account_id}/lock", { params: one(account) })));

export const useSendOperatorLink = () =>
  useChange((account: Operator) => taken(api.POST("/api/v1/operators/{account_id}/password-link", { params: one(account) })));
