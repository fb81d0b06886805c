import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Page } from "@/api/types";

/** Asks for a ledger again and again while something on its page is still on its way. */
export function useKeepAsking<Row>(name: string, isOnItsWay: (row: Row) => boolean, every = 2_000): void {
  const client = useQueryClient();
  const judge = useRef(isOnItsWay);
  judge.current = isOnItsWay;
  useEffect(() => {
    const queryKey = [name, "list"];
    const timer = setInterval(() => {
      const pages = client.getQueriesData<Page<Row>>({ queryKey, type: "active" });
      if (pages.some(([, page]) => page?.items.some((row) => judge.current(row)))) void client.invalidateQueries({ queryKey });
    }, every);
    return () => clearInterval(timer);
  }, [client, name, every]);
}
