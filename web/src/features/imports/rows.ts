import { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useEffect } from "react";
import { importKeys, readRows, type Row } from "./queries";

export type Filter = "all" | "problems" | "blocked" | "left_out";

const PAGE = 100;
const ASKED: Record<Exclude<Filter, "all">, object> = {
  problems: { with_problems: true },
  blocked: { state: "blocked" },
  left_out: { state: "left_out" },
};

/** Which rows are to be seen, and which one is looked for. */
export interface Sight {
  from: number;
  to: number;
  seek?: number;
}

/** The rows of a sheet as far as they are known; the others are fetched when they come into sight. */
export interface Rows {
  count: number;
  at: (index: number) => Row | undefined;
  /** The index of the row at this place of the workbook; -1 while it is not known. */
  indexOf: (position: number) => number;
}

/** The whole sheet, by pages wherever one scrolls to. */
function useWhole(id: string, count: number, sight: Sight, wanted: boolean): Rows {
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  const first = Math.min(last, Math.floor(sight.from / PAGE));
  const end = Math.min(last, Math.floor(sight.to / PAGE));
  const seen = Array.from({ length: end - first + 1 }, (_none, index) => first + index);
  const sought = sight.seek === undefined ? first : Math.min(last, Math.floor(sight.seek / PAGE));
  const pages = wanted ? [...new Set([...seen, sought])] : [];
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...importKeys.rows(id), "page", page],
      queryFn: () => readRows(id, { start: page * PAGE, limit: PAGE }),
    })),
  });
  return {
    count,
    at: (index) => found[pages.indexOf(Math.floor(index / PAGE))]?.data?.items[index % PAGE],
    indexOf: (position) => (position < count ? position : -1),
  };
}

/** Some of the rows, page after page. */
function useSome(id: string, filter: Filter, sight: Sight): Rows {
  const wanted = filter !== "all";
  const asked = useInfiniteQuery({
    queryKey: [...importKeys.rows(id), filter],
    enabled: wanted,
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      readRows(id, { ...(wanted ? ASKED[filter] : {}), limit: 200, total: true, ...(pageParam ? { cursor: pageParam } : {}) }),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const known = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const isSought = sight.seek !== undefined && (known.at(-1)?.position ?? -1) < sight.seek;
  const { hasNextPage, isFetching, fetchNextPage } = asked;
  const wantsMore = wanted && hasNextPage && !isFetching && (sight.to >= known.length - 20 || isSought);
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  return {
    count: asked.data?.pages[0]?.total ?? known.length,
    at: (index) => known[index],
    indexOf: (position) => known.findIndex((one) => one.position === position),
  };
}

export function useRows(id: string, filter: Filter, count: number, sight: Sight): Rows {
  const whole = useWhole(id, count, sight, filter === "all");
  const some = useSome(id, filter, sight);
  return filter === "all" ? whole : some;
}
