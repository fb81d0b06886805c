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
  /** How it is typed: sounds and initials. */
  pinyin: string;
}

/** Lets a field of choices be searched by words, pinyin and initials. */
export const BY_NAME = { optionFilterProp: ["label", "pinyin"] };

/** Sections, posts and people to choose from, and their names by id. */
export function useDirectory() {
  const { data } = useOrganisation();
  return useMemo(() => {
    const departments: Choice[] = [];
    const posts: (Choice & { department: string; holders: string[]; holderIds: string[] })[] = [];
    const people: Choice[] = [];
    const spelt = (id: string | undefined) => data?.pinyin[id ?? ""] ?? "";
    for (const one of data?.departments ?? []) {
      departments.push({ value: one.id ?? "", label: one.name ?? "", pinyin: spelt(one.id) });
      for (const post of one.posts ?? []) {
        const holders = (post.holders ?? []).map((holder) => holder.name ?? "");
        posts.push({
          value: post.id ?? "",
          label: post.title ?? "",
          pinyin: [post.id, ...(post.holders ?? []).map((holder) => holder.id)].map(spelt).join(" "),
          department: one.id ?? "",
          holders,
          holderIds: (post.holders ?? []).map((holder) => holder.id ?? ""),
        });
        for (const holder of post.holders ?? []) {
          if (!people.some((known) => known.value === holder.id)) {
            people.push({
              value: holder.id ?? "",
              label: `${holder.name ?? ""}（${post.title ?? ""}）`,
              pinyin: `${spelt(holder.id)} ${spelt(post.id)}`,
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
