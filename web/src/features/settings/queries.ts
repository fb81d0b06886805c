import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, SHOWN_ONCE, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";
import { today } from "@/shared/time/dates";

export type Identity = Of<"Identity">;
export type Session = Of<"Session">;
export type Delegation = Of<"Delegation">;

export function useIdentities() {
  return useQuery({ queryKey: ["me", "identities"], queryFn: () => taken(api.GET("/api/v1/me/identities")) });
}

/** Goes on in another office; everything read so far was read in the old one. */
export function useSwitchIdentity(next: string) {
  return useMutation({
    mutationFn: (body: Of<"Choice">) => taken(api.PUT("/api/v1/me/identity", { body })),
    onSuccess: () => window.location.assign(next),
  });
}

/** Names the office one acts in from the next sign-in on. */
export function useChooseUsual() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Of<"Choice">) => taken(api.PUT("/api/v1/me/usual-identity", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me", "identities"] }),
  });
}

export function useSessions() {
  return useQuery({ queryKey: ["me", "sessions"], queryFn: () => taken(api.GET("/api/v1/me/sessions")) });
}

export function useSignIns() {
  return useQuery({ queryKey: ["me", "sign-ins"], queryFn: () => taken(api.GET("/api/v1/me/sign-ins")) });
}

/** Whether a program goes by it, and nobody before a browser. */
export const isProgram = (one: Session) => one.kind === "program";

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"TokenDraft">) => taken(api.POST("/api/v1/tokens", { body, headers: SHOWN_ONCE })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me", "sessions"] }),
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session_id: string) =>
      taken(api.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me", "sessions"] }),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"PasswordChange">) => taken(api.PUT("/api/v1/me/password", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
  });
}

export const readDelegations = (query: Query) =>
  taken(api.GET("/api/v1/delegations", { params: { query: query as never } }));

/** The delegations that are not over: with those a new one may clash. */
export function useOpenDelegations() {
  return useQuery({
    queryKey: ["delegations", "open"],
    queryFn: () => taken(api.GET("/api/v1/delegations", { params: { query: { since: today(), limit: 200 } } })),
  });
}

export function useDelegate() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"DelegationDraft">) => taken(api.POST("/api/v1/delegations", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["delegations"] }),
  });
}

export function useEndDelegation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ delegation, on }: { delegation: Delegation; on: string }) =>
      taken(api.PUT("/api/v1/delegations/{delegation_id}/ending", {
        params: { path: { delegation_id: delegation.id }, header: version(delegation.version) },
        body: { on },
      })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["delegations"] }),
  });
}

/** The days of a year that are out of the ordinary; they change once a year at most. */
export function useCalendar(year: number) {
  return useQuery({
    queryKey: ["working-calendar", year],
    staleTime: 3_600_000,
    queryFn: () => taken(api.GET("/api/v1/working-calendar", { params: { query: { year } } })),
  });
}

/** The last day of so many working days. */
export function useTerm(from: string, days: number) {
  return useQuery({
    queryKey: ["working-calendar", from, days],
    staleTime: 3_600_000,
    queryFn: () => taken(api.GET("/api/v1/working-calendar/term", { params: { query: { from, days } } })),
  });
}
