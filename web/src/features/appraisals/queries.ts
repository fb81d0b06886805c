import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, SHOWN_ONCE, taken } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Appraiser = Of<"Appraiser">;
export type ToAppraise = Of<"ToAppraise">;

const keys = { all: ["appraisers"] as const };

export const readAppraisers = (query: Query) =>
  taken(api.GET("/api/v1/appraisers", { params: { query: query as never } }));

export function useToAppraise(id: string) {
  return useQuery({
    queryKey: [...keys.all, "one", id],
    queryFn: () => taken(api.GET("/api/v1/appraisers/{appraiser_id}/appraisal", { params: { path: { appraiser_id: id } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: act,
    onSuccess: () => {
      for (const key of [keys.all, ["tasks"]]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

export const useInvite = () =>
  useChange((body: Of<"AppraiserDraft">) => taken(api.POST("/api/v1/appraisers", { body, headers: SHOWN_ONCE })));

export const useAppraise = (id: string) =>
  useChange((body: Of<"Appraisal">) =>
    taken(api.POST("/api/v1/appraisers/{appraiser_id}/appraisal", { params: { path: { appraiser_id: id } }, body })),
  );
