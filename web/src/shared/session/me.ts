import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api, carryCsrf, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { sitDown } from "./traces";

export type Me = Of<"Me">;

export const meKeys = { me: ["me"] as const };

export function useMeQuery(): UseQueryResult<Me> {
  return useQuery({
    queryKey: meKeys.me,
    queryFn: async () => {
      const me = await taken(api.GET("/api/v1/me"));
      carryCsrf(me.csrf_token ?? "");
      sitDown(me.person_id ?? "");
      return me;
    },
    staleTime: 5 * 60_000,
  });
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; pages are only shown when somebody is. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside the shell");
  return me;
}

/** Whether the person may do this to any record at all; the service decides on each one. */
export function useCan(): (permission: string) => boolean {
  const held = new Set(useMe().permissions as readonly string[]);
  return (permission) => held.has(permission);
}

export function useHolds(): (...roles: string[]) => boolean {
  const held = new Set(useMe().roles as readonly string[]);
  return (...roles) => roles.some((one) => held.has(one));
}
