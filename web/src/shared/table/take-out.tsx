import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, taken } from "@/api/client";
import { Problem, type ProblemDocument } from "@/api/problem";
import { raise } from "../problem/raised";
import { useCan } from "../session/me";
import { saveFile } from "./csv";
import type { Query } from "./ledger";

/** As what a register is taken out; the Word file bears a number and a check code on every page. */
export const REGISTER_FORMATS = ["xlsx", "docx", "csv"] as const;

/** What a worker makes where it is too long to wait for; every other ledger is taken out at once. */
const ADDRESSES: Record<string, string> = {
  risk_points: "/api/v1/risk-points/export",
  powers: "/api/v1/powers/export",
  measures: "/api/v1/measures/export",
  journal: "/api/v1/journal/export",
};

/** Longer addresses the web service does not read; they name many rows, and are ordered. */
const LONGEST = 3900;

/** The part of an address that asks for the columns on the screen under the filter in use. */
function asked(query: Query, columns: readonly string[], more: Query = {}): string {
  return `${new URLSearchParams({ ...query, ...more, ...(columns.length ? { columns: columns.join(",") } : {}) })}`;
}

/**
 * Takes a register out as it is on the screen: the same columns, filter and order. What is too long
 * to wait for becomes an order, and a to-do says when it is made.
 */
export function useTakeOut(kind: string | undefined) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const may = useCan()("export:make");
  const { data } = useQuery({
    queryKey: ["export-columns", kind],
    enabled: Boolean(kind) && may,
    staleTime: Infinity,
    queryFn: () =>
      ADDRESSES[kind ?? ""]
        ? taken(api.GET("/api/v1/export-columns/{export_kind}", { params: { path: { export_kind: kind } } as never }))
        : taken(api.GET("/api/v1/ledgers/{ledger}/columns", { params: { path: { ledger: kind } } as never })),
  });
  const known = new Set(data?.items.map((one) => one.key));
  const columnsOf = (columns: readonly string[]) => columns.filter((one) => known.has(one));
  const order = async (format: string, columns: string[], query: Query) => {
    await taken(api.POST("/api/v1/export-jobs", { body: { kind, format, columns, query } as never }));
    message.info(<>{t("takeOut.ordered")} <Link to="/exports">{t("takeOut.orders")}</Link></>, 8);
  };
  const takeOut = async (format: string, shown: string[], query: Query) => {
    const columns = columnsOf(shown);
    const address = `${ADDRESSES[kind ?? ""] ?? `/api/v1/ledgers/${kind}/export`}?${asked(query, columns, { format })}`;
    if (address.length > LONGEST) return order(format, columns, query);
    try {
      await saveAnswer(address, `${kind}.${format}`);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "export-too-long") throw problem;
      await order(format, columns, query);
    }
  };
  return {
    onExport: (format: string, columns: string[], query: Query) => void takeOut(format, columns, query).catch(raise),
    printAddress: (columns: string[], query: Query, page = `/print/ledgers/${kind}`) => `${page}?${asked(query, columnsOf(columns))}`,
  };
}

/** Saves a file the service makes at once, under the name the service gives it. */
export async function saveAnswer(address: string, otherwise: string): Promise<void> {
  const response = await fetch(address, { credentials: "same-origin", headers: { "Accept-Language": document.documentElement.lang } });
  if (!response.ok) throw new Problem((await response.json()) as ProblemDocument);
  saveFile(nameOf(response, otherwise), await response.blob());
}

function nameOf(response: Response, otherwise: string): string {
  const found = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  return found?.[1] ? decodeURIComponent(found[1]) : otherwise;
}
