import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Import = Of<"Import">;
export type Opened = Of<"OpenedImport">;
export type Row = Of<"ImportRow">;
export type Problem = Of<"ImportProblem">;
export type Kinds = Of<"ProblemKinds">;
export type Kind = Of<"ProblemKind">;
export type Layout = Of<"Layout">;
export type TableLayout = Of<"TableLayout">;
export type ImportKind = Import["kind"];

export const importKeys = {
  all: ["imports"] as const,
  one: (id: string) => ["imports", "one", id] as const,
  layout: (id: string) => ["imports", "layout", id] as const,
  kinds: (id: string) => ["imports", "kinds", id] as const,
  rows: (id: string) => ["imports", "rows", id] as const,
};

export const readImports = (query: Query) => taken(api.GET("/api/v1/imports", { params: { query: query as never } }));

/** Whether cells were mended or rows left out: then the workbook is not read anew. */
export const isMended = (one: Opened) => Boolean(one.last_correction) || Boolean(one.counts?.left_out);

/** Whether a worker, or the service itself, is at this moment at work on it. */
export const isOnItsWay = (one: Import) => !["done", "dead"].includes(one.progress.job);

/** One import, asked for again and again while it is being read or entered. */
export function useImport(id: string, entering: boolean) {
  return useQuery({
    queryKey: importKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id: id } } })),
    refetchInterval: ({ state }) => (entering || (state.data && isOnItsWay(state.data)) ? 1_000 : false),
  });
}

/** The gravest point an import brought: by its grade it is decided who may take the import back. */
export function useGravest(one: Import) {
  return useQuery({
    queryKey: [...importKeys.one(one.id), "gravest"],
    enabled: one.kind === "risks" && Boolean(one.revertible_until),
    queryFn: async () => (await taken(api.GET("/api/v1/risk-points", { params: { query: { import_id: one.id, sort: "rank", limit: 1 } } }))).items[0] ?? null,
  });
}

/** How the workbook is read: its sheets, its heads, what each of its columns means. */
export function useLayout(id: string) {
  return useQuery({
    queryKey: importKeys.layout(id),
    queryFn: () => taken(api.GET("/api/v1/imports/{import_id}/layout", { params: { path: { import_id: id } } })),
  });
}

export function useKinds(id: string) {
  return useQuery({
    queryKey: importKeys.kinds(id),
    queryFn: () => taken(api.GET("/api/v1/imports/{import_id}/problem-kinds", { params: { path: { import_id: id } } })),
  });
}

export const readRows = (id: string, query: object) =>
  taken(api.GET("/api/v1/imports/{import_id}/rows", { params: { path: { import_id: id }, query: query as never } }));

/** All rows of which one thing is said in the same words. */
export async function rowsOf(id: string, kind: Kind): Promise<string[]> {
  const found = new Set<string>();
  let cursor: string | null | undefined;
  do {
    const query = { limit: 200, severity: kind.severity as "blocking", ...(cursor ? { cursor } : {}) };
    const page = await taken(api.GET("/api/v1/imports/{import_id}/problems", { params: { path: { import_id: id }, query } }));
    for (const one of page.items) {
      if (one.code === kind.code && one.field === kind.field && one.value === kind.value && one.row_id) found.add(one.row_id);
    }
    cursor = page.next_cursor;
  } while (cursor);
  return [...found];
}

/** A change of an import: its answer is the import as it now is, and its rows are judged anew. */
function useChange<Input>(act: (input: Input) => Promise<Opened>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSuccess: async (one) => {
      client.setQueryData(importKeys.one(one.id), one);
      await Promise.all([
        client.invalidateQueries({ queryKey: importKeys.kinds(one.id) }),
        client.invalidateQueries({ queryKey: importKeys.layout(one.id) }),
        client.invalidateQueries({ queryKey: importKeys.rows(one.id) }),
        client.invalidateQueries({ queryKey: ["imports", "list"] }),
      ]);
    },
    onError: () => client.invalidateQueries({ queryKey: importKeys.all }),
  });
}

interface Held {
  id: string;
  version: number;
}

const of = (one: Held) => ({ path: { import_id: one.id }, header: version(one.version) });

export const useCorrectRow = () =>
  useChange(({ held, row, values }: { held: Held; row: string; values: Record<string, unknown> }) => {
    const params = { header: version(held.version), path: { import_id: held.id, row_id: row } };
    return taken(api.PATCH("/api/v1/imports/{import_id}/rows/{row_id}", { params, body: { values } as never }));
  });

export type Replacement = Of<"Replacement">;

/** Which cells would read differently, asked for once there is something to find. */
export function useReplacement(one: Held, asked: Partial<Replacement> | undefined) {
  const { column, find, replace = "" } = asked ?? {};
  return useQuery({
    queryKey: [...importKeys.rows(one.id), "replacement", column, find, replace],
    enabled: Boolean(column && find),
    placeholderData: (before) => (find ? before : undefined),
    queryFn: () => taken(api.GET("/api/v1/imports/{import_id}/replacements", { params: { path: { import_id: one.id }, query: { column: column ?? "", find: find ?? "", replace } } })),
  });
}

export const useReplace = () =>
  useChange(({ held, ...body }: { held: Held } & Replacement) =>
    taken(api.POST("/api/v1/imports/{import_id}/replacements", { params: of(held), body })), true);

export const useCorrectAlike = () =>
  useChange(({ held, ...body }: { held: Held; column: string; from: string; to: string; kind: string }) =>
    taken(api.POST("/api/v1/imports/{import_id}/corrections", { params: of(held), body })),
  );

export const useUndo = () =>
  useChange(({ held, correction }: { held: Held; correction: string }) => {
    const params = { header: version(held.version), path: { import_id: held.id, correction_id: correction } };
    return taken(api.DELETE("/api/v1/imports/{import_id}/corrections/{correction_id}", { params }));
  });

export const useLeaveOut = () =>
  useChange(({ held, rows, reason }: { held: Held; rows: string[]; reason: string }) =>
    taken(api.POST("/api/v1/imports/{import_id}/omissions", { params: of(held), body: { row_ids: rows, reason } })),
  );

export const useTakeIn = () =>
  useChange(({ held, row }: { held: Held; row: string }) => {
    const params = { header: version(held.version), path: { import_id: held.id, row_id: row } };
    return taken(api.DELETE("/api/v1/imports/{import_id}/omissions/{row_id}", { params }));
  });

/** Reads the workbook anew as somebody says, and checks every cell again. */
export const useLayOut = () =>
  useChange(({ held, tables }: { held: Held; tables: TableLayout[] }) =>
    taken(api.PUT("/api/v1/imports/{import_id}/layout", { params: of(held), body: { tables } })),
  );

export const useChooseOptions = () =>
  useChange(({ held, ...body }: { held: Held } & Of<"Options">) =>
    taken(api.PUT("/api/v1/imports/{import_id}/options", { params: of(held), body })),
  );

export const useCommit = () =>
  useChange(({ held, partial }: { held: Held; partial: boolean }) =>
    taken(api.POST("/api/v1/imports/{import_id}/commitment", { params: of(held), body: { partial } })),
  );

export const useRevert = () =>
  useChange(
    ({ held, reason }: { held: Held; reason: string }) =>
      taken(api.POST("/api/v1/imports/{import_id}/reversal", { params: of(held), body: { reason } })),
    true,
  );

export const useGiveUp = () =>
  useChange((held: Held) => taken(api.PUT("/api/v1/imports/{import_id}/cancellation", { params: of(held) as never })));
