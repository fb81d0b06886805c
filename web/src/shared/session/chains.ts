import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import { useCan } from "./me";

/** Whether this year's decisions go by the chains of the profile, and not by one officer's word. */
export function useChains(): boolean {
  const readable = useCan()("cycle_plan:read");
  const { data } = useQuery({
    queryKey: ["cycles", "newest"],
    enabled: readable,
    staleTime: 5 * 60_000,
    queryFn: () => taken(api.GET("/api/v1/cycles", { params: { query: { limit: 5 } } })),
  });
  const running = data?.items.find((one) => one.state === "open");
  return Boolean(running && !running.stock_taking);
}
