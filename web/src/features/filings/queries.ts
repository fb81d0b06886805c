import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Filing = Of<"FilingLine">;
export type FilingInFull = Of<"FilingWithItems">;
export type Received = Of<"ReceivedLine">;
export type ReceivedInFull = Of<"ReceivedWithItems">;
export type Item = FilingInFull["items"][number];
export type Kind = "points" | "measures" | "plan" | "summary";

export const KINDS: readonly Kind[] = ["points", "measures", "plan", "summary"];

export const filingKeys = {
  all: ["filings"] as const,
  one: (id: string) => ["filings", "one", id] as const,
  precheck: (kind: Kind, year: number) => ["filings", "precheck", kind, year] as const,
  received: ["received-filings"] as const,
  receivedOne: (id: string) => ["received-filings", "one", id] as const,
  timeliness: (year: number) => ["received-filings", "timeliness", year] as const,
};

export const readFilings = (query: Query) =>
  taken(api.GET("/api/v1/filings", { params: { query: query as never } }));

export const readReceived = (query: Query) =>
  taken(api.GET("/api/v1/received-filings", { params: { query: query as never } }));

export function useFiling(id: string) {
  return useQuery({
    queryKey: filingKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/filings/{filing_id}", { params: { path: { filing_id: id } } })),
  });
}

export function usePrecheck(kind: Kind, year: number) {
  return useQuery({
    queryKey: filingKeys.precheck(kind, year),
    queryFn: () => taken(api.GET("/api/v1/filings/precheck", { params: { query: { kind, year } } })),
  });
}

export function useReceived(id: string) {
  return useQuery({
    queryKey: filingKeys.receivedOne(id),
    queryFn: () =>
      taken(api.GET("/api/v1/received-filings/{received_id}", { params: { path: { received_id: id } } })),
  });
}

export function useTimeliness(year: number) {
  return useQuery({
    queryKey: filingKeys.timeliness(year),
    queryFn: () => taken(api.GET("/api/v1/received-filings/timeliness", { params: { query: { year } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [filingKeys.received, ["tasks"]]) void client.invalidateQueries({ queryKey });
      return client.invalidateQueries({ queryKey: filingKeys.all });
    },
  });
}

interface Versioned {
  id: string;
  version: number;
}

export const usePack = () =>
  useChange((body: { kind: Kind; year: number; remarks: string }) => taken(api.POST("/api/v1/filings", { body })));

export const useRepack = () =>
  useChange(({ id, version: read, remarks }: Versioned & { remarks: string | null }) =>
    taken(api.PUT("/api/v1/filings/{filing_id}", { params: { path: { filing_id: id }, header: version(read) }, body: { remarks } })),
  );

export const useSendFiling = () =>
  useChange(({ id, version: read, despite_gaps }: Versioned & { despite_gaps: string }) =>
    taken(api.PUT("/api/v1/filings/{filing_id}/sending", { params: { path: { filing_id: id }, header: version(read) }, body: { despite_gaps } })),
  );

export const useWithdrawFiling = () =>
  useChange(({ id, version: read, reason }: Versioned & { reason: string }) =>
    taken(api.PUT("/api/v1/filings/{filing_id}/withdrawal", { params: { path: { filing_id: id }, header: version(read) }, body: { reason } })),
  );

const received = (one: Versioned) => ({ path: { received_id: one.id }, header: version(one.version) });

export const useDecide = () =>
  useChange(({ items, ...one }: Versioned & { items: Of<"FilingsDecision">[] }) =>
    taken(api.PUT("/api/v1/received-filings/{received_id}/decisions", { params: received(one), body: { items } })),
  );

export const useAcceptRest = () =>
  useChange((one: Versioned) =>
    taken(api.PUT("/api/v1/received-filings/{received_id}/acceptance", { params: received(one) })),
  );

/** Files a whole package: what is undecided is accepted, then it is answered; one with something returned is left alone. */
export const usePass = () =>
  useChange(async ({ id, opinion }: { id: string; opinion: string }): Promise<"passed" | "returned"> => {
    const path = { received_id: id };
    const found = await taken(api.GET("/api/v1/received-filings/{received_id}", { params: { path } }));
    let read: Versioned = found;
    if (found.items.some((one) => one.decision === "returned")) return "returned";
    if (found.items.some((one) => !one.decision)) {
      read = await taken(api.PUT("/api/v1/received-filings/{received_id}/acceptance", { params: received(read) }));
    }
    await taken(api.PUT("/api/v1/received-filings/{received_id}/answer", { params: received(read), body: { opinion } }));
    return "passed";
  });

export const useAnswer = () =>
  useChange(({ opinion, ...one }: Versioned & { opinion: string }) =>
    taken(api.PUT("/api/v1/received-filings/{received_id}/answer", { params: received(one), body: { opinion } })),
  );
