import { useQuery } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Confirmation = Of<"ListedConfirmation">;

export const confirmationKeys = { all: ["confirmations"] as const };

export const readConfirmations = ({ cycle_id = "", ...query }: Query): Promise<Page<Confirmation>> =>
  taken(api.GET("/api/v1/cycles/{cycle_id}/confirmations", { params: { path: { cycle_id }, query: query as never } }));

/** So many can be confirmed in one go. */
const AT_ONCE = "200";

/** What still waits: of one to-do, or of all that is the reader's to confirm. */
export function useWaiting(cycle: string, subject: string | undefined) {
  return useQuery({
    queryKey: [...confirmationKeys.all, "waiting", cycle, subject],
    queryFn: () => readConfirmations({ cycle_id: cycle, pending: "true", limit: AT_ONCE, ...(subject ? { subject_id: subject } : { mine: "true" }) }),
  });
}

export const confirmPoint = (one: { id: string; version: number }, outcome: string, note: string) =>
  taken(
    api.PUT("/api/v1/confirmations/{confirmation_id}", {
      params: { path: { confirmation_id: one.id }, header: version(one.version) },
      body: { outcome, note } as never,
    }),
  );
