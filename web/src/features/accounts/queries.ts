import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Account = Of<"Account">;

export const readAccounts = (query: Query) => taken(api.GET("/api/v1/accounts", { params: { query: query as never } }));

export function usePeople() {
  return useQuery({
    queryKey: ["accounts", "people"],
    queryFn: () => taken(api.GET("/api/v1/persons", { params: { query: { limit: 100 } } })),
  });
}

export function useGrants() {
  return useQuery({
    queryKey: ["accounts", "grants"],
    queryFn: () => taken(api.GET("/api/v1/role-grants", { params: { query: { limit: 100 } } })),
  });
}

export function useSessions(id: string) {
  return useQuery({
    queryKey: ["accounts", "sessions", id],
    queryFn: () => taken(api.GET("/api/v1/accounts/{account_id}/sessions", { params: { path: { account_id: id } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSuccess: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  });
}

interface Versioned {
  id: string;
  version: number;
}

const account = (one: Versioned) => ({ path: { account_id: one.id }, header: version(one.version) });

export const useOpenAccount = () =>
  useChange((body: Of<"AccountDraft">) => taken(api.POST("/api/v1/accounts", { body })), true);

export const useDisable = () =>
  useChange(
    ({ reason, ...one }: Versioned & { reason: string }) =>
      taken(api.PUT("/api/v1/accounts/{account_id}/disablement", { params: account(one), body: { reason } })),
    true,
  );

export const useRestore = () =>
  useChange((one: Versioned) => taken(api.DELETE("/api/v1/accounts/{account_id}/disablement", { params: account(one) })));

export const useUnlock = () =>
  useChange((one: Versioned) => taken(api.DELETE("/api/v1/accounts/{account_id}/lock", { params: account(one) })));

export const useSendLink = () =>
  useChange((one: Versioned) => taken(api.POST("/api/v1/accounts/{account_id}/password-link", { params: account(one) })));

export const useEndSessions = () =>
  useChange(
    ({ reason, ...one }: Versioned & { reason: string }) =>
      taken(api.DELETE("/api/v1/accounts/{account_id}/sessions", { params: account(one), body: { reason } })),
    true,
  );

export const useGrant = () =>
  useChange((body: Of<"RoleGrantDraft">) => taken(api.POST("/api/v1/role-grants", { body })), true);

export const useRevoke = () =>
  useChange(
    ({ id, version: read, ...body }: Versioned & Of<"ReasonedEnd">) =>
      taken(api.PUT("/api/v1/role-grants/{grant_id}/revocation", { params: { path: { grant_id: id }, header: version(read) }, body })),
    true,
  );
