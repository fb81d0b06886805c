import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { type ListedPower, powerKeys } from "../queries";

export interface Level {
  level: string;
  duty: string;
}
type Reform = Of<"Reform">;

export const LONGEST = 200;

/** The levels and the reform as they are sent: rows nobody filled in are none. */
export function tidy(name: string, value: unknown): unknown {
  if (name === "levels") return ((value as (Level | undefined)[] | null) ?? []).filter((one) => one?.level?.trim() || one?.duty?.trim());
  if (name === "reform") return Object.values(value ?? {}).some(Boolean) ? value : null;
  return value;
}

export function levelLines(levels: readonly Level[] | null | undefined): string {
  return (tidy("levels", levels) as Level[]).map((one) => `${one.level}：${one.duty}`).join("\n");
}

/** What the reform made of the power, and by which document and item. */
export function reformLine(reform: Partial<Reform> | null | undefined): string {
  return [reform?.decision, reform?.document_number, reform?.item_number].filter(Boolean).join(" ");
}

/** The powers that are found by a word, or stand below another. */
export function usePowersBy(asked: { q?: string; parent_id?: string }, enabled = true) {
  return useQuery({
    queryKey: [...powerKeys.all, "by", asked],
    enabled,
    staleTime: 60_000,
    queryFn: async () => {
      const query = { ...asked, status: "draft,in_force", limit: asked.parent_id ? LONGEST : 30 };
      return (await taken(api.GET("/api/v1/powers", { params: { query: query as never } }))).items as ListedPower[];
    },
  });
}
