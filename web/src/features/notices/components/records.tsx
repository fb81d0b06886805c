import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";

/** Kinds of records that are found in a register by their words. */
export const SEARCHED = {
  power: "/api/v1/powers",
  risk_point: "/api/v1/risk-points",
} as const;

interface RecordsProps {
  type: keyof typeof SEARCHED;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Finds a record in force by its number or words. */
export function Records({ type, ...field }: RecordsProps) {
  const { t } = useTranslation("notices");
  const [words, setWords] = useState("");
  const { data } = useQuery({
    queryKey: ["notices", "search", type, words],
    queryFn: async () => {
      const found = await taken(api.GET(SEARCHED[type], { params: { query: { q: words || undefined, limit: 20, status: "in_force" } as never } }));
      return (found as { items: { id: string; number?: string; title?: string; name?: string }[] }).items;
    },
  });
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder={t("item.search")}
      options={(data ?? []).map((one) => ({ value: one.id, label: `${one.number ?? ""} ${one.title ?? one.name ?? ""}` }))}
    />
  );
}
