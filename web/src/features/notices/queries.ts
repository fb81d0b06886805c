import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, SHOWN_ONCE, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type NoticeLine = Of<"NoticeLine">;
export type Notice = Of<"Notice">;
export type NonDisclosure = Of<"NonDisclosure">;
export type Comment = Of<"Comment">;

export const noticeKeys = {
  all: ["notices"] as const,
  one: (id: string) => ["notices", "one", id] as const,
  comments: (id: string) => ["notices", "comments", id] as const,
  result: (id: string) => ["notices", "result", id] as const,
  completeness: ["notices", "completeness"] as const,
  board: ["board-setting"] as const,
};

export const readNotices = (query: Query) =>
  taken(api.GET("/api/v1/notices", { params: { query: query as never } }));

export const readNonDisclosures = (query: Query) =>
  taken(api.GET("/api/v1/non-disclosures", { params: { query: query as never } }));

export function useNotice(id: string) {
  return useQuery({
    queryKey: noticeKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/notices/{notice_id}", { params: { path: { notice_id: id } } })),
  });
}

/** The notices a case was shown in, the newest first. */
export function useNoticesOfCase(id: string) {
  return useQuery({ queryKey: [...noticeKeys.all, "case", id], queryFn: () => readNotices({ case_id: id, limit: "5" }) });
}

export function useComments(id: string) {
  return useQuery({
    queryKey: noticeKeys.comments(id),
    queryFn: () =>
      taken(api.GET("/api/v1/notices/{notice_id}/comments", { params: { path: { notice_id: id }, query: { limit: 100 } } })),
  });
}

export function useCommentItself(id: string) {
  return useQuery({
    queryKey: ["notices", "comment", id],
    queryFn: () => taken(api.GET("/api/v1/notice-comments/{comment_id}", { params: { path: { comment_id: id } } })),
  });
}

/** The cells of the records shown: an objection that is upheld is about one of them. */
export function useCells(case_id: string | null, wanted: boolean) {
  return useQuery({
    queryKey: ["cases", "cells", case_id],
    enabled: Boolean(case_id) && wanted,
    queryFn: async () => {
      const found = await taken(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: case_id ?? "" } } }));
      const lines = found.items.flatMap((one) => one.face);
      return lines.filter((one, index) => lines.findIndex((other) => other.field === one.field) === index).map((one) => ({ value: one.field, label: one.label }));
    },
  });
}

export function useResult(id: string, wanted: boolean) {
  return useQuery({
    queryKey: noticeKeys.result(id),
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/notices/{notice_id}/result", { params: { path: { notice_id: id } } })),
  });
}

export function useCompleteness() {
  return useQuery({
    queryKey: noticeKeys.completeness,
    queryFn: () => taken(api.GET("/api/v1/disclosure/completeness")),
  });
}

export function useBoardSetting() {
  return useQuery({ queryKey: noticeKeys.board, queryFn: () => taken(api.GET("/api/v1/board-setting")) });
}

/** The most items one notice takes. */
export const MOST_ITEMS = 500;

/** What is in force and no notice has shown, as far as one notice could take it. */
export function useUnshown(type: "power" | "risk_point", section?: string) {
  return useQuery({
    queryKey: [...noticeKeys.all, "pool", type, section],
    queryFn: async () => {
      const items: Of<"Unshown">[] = [];
      let cursor: string | undefined;
      let total = 0;
      do {
        const page = await taken(
          api.GET("/api/v1/disclosure/pool", { params: { query: { type, department_id: section, limit: 200, total: true, cursor } } }),
        );
        items.push(...page.items);
        total = page.total ?? items.length;
        cursor = page.next_cursor ?? undefined;
      } while (cursor && items.length < MOST_ITEMS);
      return { items: items.slice(0, MOST_ITEMS), total };
    },
  });
}

/** When a notice published today, or one that ran to a day, would end. */
export function useTerm(days: number | null | undefined, since?: string) {
  return useQuery({
    queryKey: [...noticeKeys.all, "term", days, since],
    enabled: !!days && days <= 60,
    queryFn: () => taken(api.GET("/api/v1/disclosure/term", { params: { query: { working_days: days ?? 0, since } } })),
  });
}

/** The notices chains have drafted and nobody has published. */
export function useDraftsOfChains() {
  return useQuery({
    queryKey: [...noticeKeys.all, "drafts"],
    queryFn: async () => {
      const found = await readNotices({ state: "draft", limit: "50" });
      return found.items.filter((one) => one.case_id);
    },
  });
}

export function useDisclosureTypes() {
  return useQuery({
    queryKey: ["notices", "types"],
    queryFn: () => taken(api.GET("/api/v1/disclosure/types")),
    staleTime: Infinity,
  });
}

/** What a notice may show, to choose from. */
export function useTypes() {
  const { i18n } = useTranslation();
  const { data } = useDisclosureTypes();
  return (data?.items ?? []).map((one) => ({ ...one, value: one.code, label: i18n.language === "en" ? one.en : one.zh }));
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSuccess: () =>
      Promise.all(
        [noticeKeys.all, noticeKeys.board, ["non-disclosures"], ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

interface Versioned {
  id: string;
  version: number;
}

const notice = (one: Versioned) => ({ path: { notice_id: one.id }, header: version(one.version) });

export const useDraftNotice = () =>
  useChange((body: Of<"NoticeDraft">) => taken(api.POST("/api/v1/notices", { body })), true);

export const useChangeNotice = () =>
  useChange(
    ({ body, ...one }: Versioned & { body: Of<"NoticeChange"> }) =>
      taken(api.PUT("/api/v1/notices/{notice_id}", { params: notice(one), body })),
    true,
  );

export const usePublish = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/notices/{notice_id}/publication", { params: notice(one) })), true);

export const useWithdraw = () =>
  useChange(({ reason, ...one }: Versioned & { reason: string }) =>
    taken(api.PUT("/api/v1/notices/{notice_id}/withdrawal", { params: notice(one), body: { reason } })),
    true,
  );

export const useExtend = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"NoticeExtensionDraft"> }) =>
    taken(api.PUT("/api/v1/notices/{notice_id}/extension", { params: notice(one), body })),
    true,
  );

export const useBreakOff = () =>
  useChange(({ reason, ...one }: Versioned & { reason: string }) =>
    taken(api.PUT("/api/v1/notices/{notice_id}/termination", { params: notice(one), body: { reason } })),
    true,
  );

export const useProve = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"ChannelProof"> }) =>
    taken(api.PUT("/api/v1/notices/{notice_id}/channel-proof", { params: notice(one), body })),
    true,
  );

export const useAnswerComment = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"CommentAnswer">) =>
    taken(api.PUT("/api/v1/notice-comments/{comment_id}/answer", { params: { path: { comment_id: id }, header: version(read) }, body })),
    true,
  );

export const useComment = () =>
  useChange(({ id, ...body }: Of<"CommentDraft"> & { id: string }) =>
    taken(api.POST("/api/v1/notices/{notice_id}/comments", { params: { path: { notice_id: id } }, body, headers: SHOWN_ONCE })),
    true,
  );

export const useKeepBoard = () =>
  useChange(({ version: read, ...body }: Of<"BoardSettingChange"> & { version: number }) =>
    taken(api.PUT("/api/v1/board-setting", { params: { header: version(read) }, body })),
  );

export const useDisclose = () =>
  useChange((body: Of<"DisclosureDraft">) => taken(api.POST("/api/v1/disclosures", { body })), true);

export const useWithhold = () =>
  useChange((body: Of<"NonDisclosureDraft">) => taken(api.POST("/api/v1/non-disclosures", { body })), true);

export const useEndWithholding = () =>
  useChange((one: Versioned) =>
    taken(api.PUT("/api/v1/non-disclosures/{non_disclosure_id}/ending", { params: { path: { non_disclosure_id: one.id }, header: version(one.version) } })),
  );
