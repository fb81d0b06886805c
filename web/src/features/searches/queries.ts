import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";
import type { SheetFull } from "./sheet";

export type Campaign = Of<"Campaign">;
export type SheetLine = Of<"SheetLine">;
export type LibraryEntry = Of<"LibraryEntry">;

export const searchKeys = {
  sheets: ["sheets"] as const,
  sheet: (id: string) => ["sheets", "one", id] as const,
  campaigns: ["campaigns"] as const,
  campaign: (id: string, part: string) => ["campaigns", id, part] as const,
  library: ["manifestation-library"] as const,
};

const at = (id: string) => ({ path: { sheet_id: id } });

export async function readSheet(id: string): Promise<SheetFull> {
  return (await taken(api.GET("/api/v1/sheets/{sheet_id}", { params: at(id) }))) as unknown as SheetFull;
}

export function useSheet(id: string | undefined) {
  return useQuery({ queryKey: searchKeys.sheet(id ?? ""), enabled: Boolean(id), queryFn: () => readSheet(id ?? "") });
}

export async function readSheets(query: Query): Promise<Page<SheetLine>> {
  return taken(api.GET("/api/v1/sheets", { params: { query: query as never } }));
}

/** The sheets of one's own post, the newest search first. */
export function useOwnSheets(post: string | undefined | null) {
  return useQuery({
    queryKey: [...searchKeys.sheets, "own", post],
    enabled: Boolean(post),
    queryFn: () => taken(api.GET("/api/v1/sheets", { params: { query: { post_id: post ?? "", limit: 50 } } })),
  });
}

export function useCampaigns() {
  return useQuery({ queryKey: searchKeys.campaigns, queryFn: () => taken(api.GET("/api/v1/campaigns", { params: { query: { limit: 50 } } })) });
}

const round = (id: string) => ({ path: { campaign_id: id } });

export function useCampaignFigures(id: string) {
  return useQuery({
    queryKey: searchKeys.campaign(id, "figures"),
    queryFn: () => taken(api.GET("/api/v1/campaigns/{campaign_id}/figures", { params: round(id) })),
  });
}

export function useCoverage(id: string, department_id: string | undefined) {
  return useQuery({
    queryKey: searchKeys.campaign(id, `coverage ${department_id ?? ""}`),
    enabled: Boolean(department_id),
    queryFn: () => taken(api.GET("/api/v1/campaigns/{campaign_id}/coverage", { params: { ...round(id), query: { department_id } } })),
  });
}

export function useCopies(id: string, wanted: boolean) {
  return useQuery({
    queryKey: searchKeys.campaign(id, "copies"),
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/campaigns/{campaign_id}/copies", { params: round(id) })),
  });
}

/** Runs a change of searches and lets every list see it; quiet where the caller shows the refusal. */
export function useSearchAct<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSettled: (_done, failure) => {
      if (failure) return;
      for (const key of [searchKeys.sheets, searchKeys.campaigns, searchKeys.library, ["tasks"], ["risk_points"]]) {
        void client.invalidateQueries({ queryKey: key });
      }
    },
  });
}

export const planCampaign = (body: Of<"CampaignDraft">) => taken(api.POST("/api/v1/campaigns", { body: body as never }));

type Versioned = Pick<Campaign, "id" | "version">;
const held = (one: Versioned) => ({ ...round(one.id), header: version(one.version) });

export const changeCampaign = (one: Versioned, body: Of<"CampaignChange">) =>
  taken(api.PUT("/api/v1/campaigns/{campaign_id}", { params: held(one), body: body as never }));
export const openCampaign = (one: Versioned) => taken(api.PUT("/api/v1/campaigns/{campaign_id}/opening", { params: held(one) }));
export const closeCampaign = (one: Versioned) => taken(api.PUT("/api/v1/campaigns/{campaign_id}/closure", { params: held(one) }));
export const extendCampaign = (one: Versioned) => taken(api.POST("/api/v1/campaigns/{campaign_id}/extension", { params: round(one.id) }));

export const beginSheet = (body: Of<"ExtraSheet">) => taken(api.POST("/api/v1/sheets", { body: body as never }));
export const carryIn = (id: string) => taken(api.POST("/api/v1/sheets/{sheet_id}/carry-in", { params: at(id) }));
export const submitSheet = (id: string, number: number, statement: string, urgency: string | undefined) =>
  taken(api.PUT("/api/v1/sheets/{sheet_id}/submission", { params: { ...at(id), header: version(number) }, body: { statement, urgency } as never }));
/** Enters the measures of the points confirmed by now. */
export const takeUpMeasures = (id: string, number: number) =>
  taken(api.PUT("/api/v1/sheets/{sheet_id}/measures", { params: { ...at(id), header: version(number) } }));
export const returnSheet = (id: string, number: number, body: Of<"SheetReturn">) =>
  taken(api.PUT("/api/v1/sheets/{sheet_id}/return", { params: { ...at(id), header: version(number) }, body }));
export const excuseSheet = (id: string, number: number, reason: string) =>
  taken(api.PUT("/api/v1/sheets/{sheet_id}/excuse", { params: { ...at(id), header: version(number) }, body: { reason } }));
/** Signs that a step was examined and nothing found. */
export const examineCell = (id: string, body: Of<"Examined">) => taken(api.POST("/api/v1/sheets/{sheet_id}/examined-cells", { params: at(id), body }));

export const contribute = (id: string, text: string) =>
  taken(api.POST("/api/v1/sheets/{sheet_id}/contributions", { params: at(id), body: { text } as never }));
export const replyTo = (id: string, contribution: string, reply: string) =>
  taken(api.PUT("/api/v1/sheets/{sheet_id}/contributions/{contribution_id}", { params: { path: { sheet_id: id, contribution_id: contribution } }, body: { reply } }));

/** Typical manifestations to choose from. */
export function useLibrary(category: string | undefined, q: string, wanted = true) {
  return useQuery({
    queryKey: [...searchKeys.library, category ?? "", q],
    enabled: wanted,
    staleTime: 60_000,
    queryFn: () => taken(api.GET("/api/v1/manifestation-library", { params: { query: { ...(category ? { category: category as never } : {}), ...(q ? { q } : {}) } } })),
  });
}

export const addEntry = (body: Of<"LibraryDraft">) => taken(api.POST("/api/v1/manifestation-library", { body: body as never }));
export const changeEntry = (one: Pick<LibraryEntry, "id" | "version">, body: Of<"LibraryChange">) =>
  taken(api.PUT("/api/v1/manifestation-library/{library_entry_id}", { params: { path: { library_entry_id: one.id }, header: version(one.version) }, body: body as never }));

/** One's own letter that still waits for a signature. */
export async function unsignedLetter(): Promise<string | undefined> {
  const found = await taken(api.GET("/api/v1/commitments", { params: { query: { mine: true, state: "issued", kind: "personal", limit: 1 } as never } }));
  return found.items[0]?.id;
}

/** Who has what was handed in before him now, and until when. */
export async function whereItLies(sheet: SheetFull): Promise<{ step: { zh: string; en: string }; names: string; due: string | null } | undefined> {
  const id = sheet.case_ids.at(-1);
  if (!id) return undefined;
  const found = await taken(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: id } } }));
  const open = found.steps.find((one) => one.state === "open");
  const names = open?.waiting_for?.length ? open.waiting_for : found.who_can.map((one) => one.name);
  return { step: { zh: found.step_zh, en: found.step_en }, names: names.filter(Boolean).join("、"), due: found.due_on ?? null };
}
