import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, upload, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type PaperKind = Of<"PaperKind">;
export type Paper = Of<"Paper">;
export type PaperNumber = Of<"PaperNumber">;
export type Template = Of<"PaperTemplate">;

const KEYS = { kinds: ["paper-kinds"], papers: ["papers"], numbers: ["paper-numbers"], templates: ["paper-templates"], settings: ["paper-settings"] };

export const readPapers = (query: Query) => taken(api.GET("/api/v1/papers", { params: { query: query as never } }));

export const readNumbers = (query: Query) => taken(api.GET("/api/v1/paper-numbers", { params: { query: query as never } }));

export function useKinds() {
  return useQuery({ queryKey: KEYS.kinds, queryFn: () => taken(api.GET("/api/v1/paper-kinds")), staleTime: 300_000 });
}

export function useTemplates() {
  return useQuery({
    queryKey: KEYS.templates,
    queryFn: () => taken(api.GET("/api/v1/paper-templates", { params: { query: { limit: 100 } } })),
  });
}

export function useSettings() {
  return useQuery({ queryKey: KEYS.settings, queryFn: () => taken(api.GET("/api/v1/paper-settings")) });
}

/** What a stamped page by its code says, and whether the register still agrees. */
export function useCheck(code: string) {
  return useQuery({
    queryKey: ["paper-check", code],
    enabled: code !== "",
    retry: false,
    queryFn: () => taken(api.GET("/api/v1/papers/check/{code}", { params: { path: { code } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSuccess: () => Promise.all(Object.values(KEYS).map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

interface Versioned {
  id: string;
  version: number;
}

const template = (one: Versioned) => ({ path: { paper_template_id: one.id }, header: version(one.version) });

export const useUploadTemplate = () =>
  useChange(({ kind, file }: { kind: string; file: File }) => {
    const form = new FormData();
    form.set("kind", kind);
    form.set("file", file);
    return upload<Template>("/api/v1/paper-templates", form);
  });

export const usePublishTemplate = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/paper-templates/{paper_template_id}/publication", { params: template(one) })));

export const useWithdrawTemplate = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/paper-templates/{paper_template_id}/withdrawal", { params: template(one) })));

export const useSample = () =>
  useChange(async (one: Versioned) => {
    const call = api.POST("/api/v1/paper-templates/{paper_template_id}/sample", { params: template(one), parseAs: "blob" });
    return (await taken(call as never)) as Blob;
  });

export const useKeepSettings = () =>
  useChange(({ version: read, ...body }: Of<"PaperSettingsChange"> & { version: number }) =>
    taken(api.PUT("/api/v1/paper-settings", { params: { header: version(read) }, body })),
  );

export const useCancelPaper = () =>
  useChange(
    ({ id, version: read, reason }: Versioned & { reason: string }) =>
      taken(api.PUT("/api/v1/papers/{paper_id}/cancellation", { params: { path: { paper_id: id }, header: version(read) }, body: { reason } })),
    true,
  );
