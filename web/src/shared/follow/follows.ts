import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

export type Follow = Of<"Follow">;
export type Followed = Pick<Follow, "kind" | "id">;

const KEY = ["follows"];
const POWER = "/api/v1/follows/powers/{power_id}";
const POINT = "/api/v1/follows/risk-points/{risk_point_id}";

/** What the reader follows and may still read. */
export function useFollows() {
  return useQuery({ queryKey: KEY, queryFn: () => taken(api.GET("/api/v1/follows")), retry: false });
}

function ask({ kind, id, on }: Followed & { on: boolean }): Promise<unknown> {
  if (kind === "power") {
    const params = { path: { power_id: id } };
    return taken(on ? api.PUT(POWER, { params }) : api.DELETE(POWER, { params }));
  }
  const params = { path: { risk_point_id: id } };
  return taken(on ? api.PUT(POINT, { params }) : api.DELETE(POINT, { params }));
}

/** Begins to follow a record, or ends it. */
export function useFollow() {
  const client = useQueryClient();
  return useMutation({ mutationFn: ask, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}
