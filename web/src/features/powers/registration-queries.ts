import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { powerKeys } from "./queries";

export type Registration = Of<"Registration">;
export type RegistrationDraft = Of<"RegistrationDraft">;
export type Prefill = Of<"RegistrationPrefill">;
export type Checked = Of<"RegistrationChecked">;

export function usePrefill(department_id?: string | null) {
  return useQuery({
    queryKey: ["power-registrations", "prefill", department_id ?? ""],
    queryFn: () => taken(api.GET("/api/v1/power-registrations/prefill", { params: { query: department_id ? { department_id } : {} } })),
    staleTime: 5 * 60_000,
  });
}

export function useRegistration(id: string | undefined) {
  return useQuery({
    queryKey: ["power-registrations", "one", id ?? ""],
    enabled: Boolean(id),
    gcTime: 0,
    queryFn: () => taken(api.GET("/api/v1/power-registrations/{power_id}", { params: { path: { power_id: id ?? "" } } })),
  });
}

export function useCheckRegistration() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"RegistrationCheck">) => taken(api.POST("/api/v1/power-registrations/check", { body })),
  });
}

/** The sheets of the form as they would be printed: a page of its own. */
export function usePreviewRegistration() {
  return useMutation({
    mutationFn: async (body: Of<"RegistrationCheck">) => {
      const call = api.POST("/api/v1/power-registrations/preview", { body, parseAs: "text" });
      return (await taken(call as never)) as string;
    },
  });
}

interface Sending {
  body: RegistrationDraft;
  /** The registration that was saved before, and its version. */
  known?: { id: string; version: number };
  /** One key for all attempts to send this form, so that it is entered once. */
  key: string;
}

export function useSendRegistration() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ body, known, key }: Sending) =>
      known
        ? taken(api.PUT("/api/v1/power-registrations/{power_id}", { params: { path: { power_id: known.id }, header: version(known.version) }, body }))
        : taken(api.POST("/api/v1/power-registrations", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: () => {
      for (const name of [powerKeys.all, ["flowcharts"], ["risk_points"], ["tasks"], ["power-registrations"], ["drafts"]]) {
        void client.invalidateQueries({ queryKey: name as string[] });
      }
    },
  });
}

/** The library of what risks look like, to pick from instead of typing. */
export function useOwnDrafts() {
  return useQuery({
    queryKey: ["drafts", "power_registration"],
    queryFn: () => taken(api.GET("/api/v1/drafts", { params: { query: { kind: "power_registration" } } })),
  });
}

/** Enters the measures that waited for their risk points to be confirmed. */
export function useTakeUpMeasures() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, number }: { id: string; number: number }) =>
      taken(api.PUT("/api/v1/power-registrations/{power_id}/measures", { params: { path: { power_id: id }, header: version(number) } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: powerKeys.all });
      void client.invalidateQueries({ queryKey: ["power-registrations"] });
    },
  });
}
