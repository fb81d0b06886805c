import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

export type DiscardedDraft = Of<"DiscardedDraft">;
type DraftLine = Of<"DraftLine">;

const KEYS = { kept: ["drafts"], bin: ["discarded-drafts"] } as const;

/** What one has thrown away and may still fetch back. */
export function useDraftBin() {
  return useQuery({ queryKey: KEYS.bin, queryFn: () => taken(api.GET("/api/v1/discarded-drafts")), retry: false });
}

function useChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all(Object.values(KEYS).map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useDiscardDraft = () =>
  useChange(({ kind, key }: Pick<DraftLine, "kind" | "key">) =>
    taken(api.PUT("/api/v1/drafts/{kind}/{key}/discarding", { params: { path: { kind, key } } })));

const restore = (draft_id: string) =>
  taken(api.PUT("/api/v1/discarded-drafts/{draft_id}/restoration", { params: { path: { draft_id } } }));

export const useRestoreDraft = () => useChange(restore);

/** Takes the throwing away back: the draft of that kind and key which was thrown last. */
export const useRestoreLast = () =>
  useChange(async ({ kind, key }: Pick<DraftLine, "kind" | "key">) => {
    const { items } = await taken(api.GET("/api/v1/discarded-drafts"));
    const last = items.find((one) => one.kind === kind && one.key === key);
    return last && restore(last.id);
  });

export const useForgetDraft = () =>
  useChange((draft_id: string) => taken(api.DELETE("/api/v1/discarded-drafts/{draft_id}", { params: { path: { draft_id } } })));
