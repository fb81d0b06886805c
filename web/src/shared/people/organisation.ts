import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

type Organisation = Of<"Organisation">;

export const organisationKeys = { all: ["organisation"] as const };

/** The sections and posts of one's bureau as they stand today. */
export function useOrganisation() {
  return useQuery({
    queryKey: organisationKeys.all,
    queryFn: () => taken(api.GET("/api/v1/organisation")) as Promise<Organisation>,
    staleTime: 5 * 60_000,
  });
}

export interface Choice {
  value: string;
  label: string;
}

/** Sections, posts and people to choose from, and their names by id. */
export function useDirectory() {
  const { data } = useOrganisation();
  return useMemo(() => {
    const departments: Choice[] = [];
    const posts: (Choice & { department: string; holders: string[] })[] = [];
    const people: Choice[] = [];
    for (const one of data?.departments ?? []) {
      departments.push({ value: one.id ?? "", label: one.name ?? "" });
      for (const post of one.posts ?? []) {
        const holders = (post.holders ?? []).map((holder) => holder.name ?? "");
        posts.push({
          value: post.id ?? "",
          label: post.title ?? "",
          department: one.id ?? "",
          holders,
        });
        for (const holder of post.holders ?? []) {
          if (!people.some((known) => known.value === holder.id)) {
            people.push({
              value: holder.id ?? "",
              label: `${holder.name ?? ""}（${post.title ?? ""}）`,
            });
          }
        }
      }
    }
    const names = new Map(
      [...departments, ...posts, ...people].map((one) => [one.value, one.label] as const),
    );
    return { departments, posts, people, nameOf: (id?: string | null) => names.get(id ?? "") ?? "" };
  }, [data]);
}
