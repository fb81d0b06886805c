import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type ExportJob = Of<"ExportJob">;
export type ExportKind = ExportJob["kind"];

export const exportKeys = { all: ["export-jobs"] as const, columns: (kind: string) => ["export-columns", kind] as const };

export const readExports = (query: Query) => taken(api.GET("/api/v1/export-jobs", { params: { query: query as never } }));

export function useExportColumns(kind: ExportKind) {
  return useQuery({
    queryKey: exportKeys.columns(kind),
    staleTime: Infinity,
    queryFn: () => taken(api.GET("/api/v1/export-columns/{export_kind}", { params: { path: { export_kind: kind } } })),
  });
}

function useChange<Input>(act: (input: Input) => Promise<ExportJob>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSettled: () => client.invalidateQueries({ queryKey: exportKeys.all }),
  });
}

const named = (one: ExportJob) => ({ path: { export_job_id: one.id }, header: version(one.version) });

export const useOrderExport = () =>
  useChange((body: Of<"ExportOrder">) => taken(api.POST("/api/v1/export-jobs", { body })), true);

export const useRetryExport = () =>
  useChange((one: ExportJob) => taken(api.POST("/api/v1/export-jobs/{export_job_id}/retry", { params: named(one) })));

export const useCancelExport = () =>
  useChange((one: ExportJob) => taken(api.PUT("/api/v1/export-jobs/{export_job_id}/cancellation", { params: named(one) })));
