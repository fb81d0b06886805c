import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type MeetingLine = Of<"MeetingLine">;
export type Meeting = Of<"Meeting">;
export type AgendaItem = Meeting["agenda"][number];
export type Decision = Of<"Decision">;
export type PoolItem = Of<"AgendaCandidate">;

export const meetingKeys = {
  all: ["meetings"] as const,
  one: (id: string) => ["meetings", "one", id] as const,
  candidates: (body: string) => ["meetings", "candidates", body] as const,
  planned: (body: string) => ["meetings", "planned", body] as const,
};

export const readMeetings = (query: Query) =>
  taken(api.GET("/api/v1/meetings", { params: { query: query as never } }));

export function useMeeting(id: string) {
  return useQuery({
    queryKey: meetingKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/meetings/{meeting_id}", { params: { path: { meeting_id: id } } })),
  });
}

export function useBodies() {
  return useQuery({ queryKey: ["bodies"], queryFn: () => taken(api.GET("/api/v1/bodies")), staleTime: 300_000 });
}

/** The body's meeting called last: where and when one usually meets. */
export function useLastMeeting() {
  return useQuery({
    queryKey: [...meetingKeys.all, "last"],
    queryFn: async () => (await taken(api.GET("/api/v1/meetings", { params: { query: { kind: "body", limit: 1 } as never } }))).items[0] ?? null,
  });
}

export const readPool = (query: Query) =>
  taken(api.GET("/api/v1/agenda-candidates", { params: { query: query as never } }));

/** As many as are asked for at once. */
const MOST = 200;

/** The bodies for which something waits that is on no agenda yet. */
export function useBodiesAwaited() {
  return useQuery({
    queryKey: meetingKeys.candidates(""),
    queryFn: () => taken(api.GET("/api/v1/agenda-candidates", { params: { query: { limit: MOST } } })),
    select: ({ items }) => [...new Set(items.filter((one) => one.body_id && !one.meeting).map((one) => one.body_id ?? ""))],
  });
}

/** Cases that wait for a body, lowered and high ones first. */
export function useCandidates(body: string | undefined) {
  return useQuery({
    queryKey: meetingKeys.candidates(body ?? ""),
    enabled: Boolean(body),
    queryFn: () => taken(api.GET("/api/v1/agenda-candidates", { params: { query: { body_id: body ?? "", limit: MOST } } })),
    select: ({ items }) => [...items].sort((one, other) => Number(other.lowers) - Number(one.lowers) || Number(other.high) - Number(one.high)),
  });
}

/** The meetings of a body whose minutes are not signed yet. */
export function usePlanned(body: string) {
  return useQuery({
    queryKey: meetingKeys.planned(body),
    queryFn: () => taken(api.GET("/api/v1/meetings", { params: { query: { kind: "body", state: "planned", body_id: body, limit: MOST } as never } })),
  });
}

export function useCaseItems(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["cases", "one", id],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: id } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([meetingKeys.all, ["tasks"], ["cases"], ["agenda_candidates"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

interface Versioned {
  id: string;
  version: number;
}

const meeting = (one: Versioned) => ({ path: { meeting_id: one.id }, header: version(one.version) });

export const useCallMeeting = () =>
  useChange(async ({ case_ids, ...body }: Of<"MeetingCall"> & { case_ids: string[] }) => {
    const called = await taken(api.POST("/api/v1/meetings", { body }));
    if (!case_ids.length) return called;
    return taken(api.PUT("/api/v1/meetings/{meeting_id}/agenda", { params: meeting(called), body: { case_ids } }));
  });

export const useNoteMeeting = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"MeetingChange"> }) =>
    taken(api.PUT("/api/v1/meetings/{meeting_id}", { params: meeting(one), body })),
  );

export const useSetAgenda = () =>
  useChange(({ case_ids, ...one }: Versioned & { case_ids: string[] }) =>
    taken(api.PUT("/api/v1/meetings/{meeting_id}/agenda", { params: meeting(one), body: { case_ids } })),
  );

const meetingNow = (id: string) => taken(api.GET("/api/v1/meetings/{meeting_id}", { params: { path: { meeting_id: id } } }));

const putAgenda = (now: Meeting, case_ids: string[]) =>
  taken(api.PUT("/api/v1/meetings/{meeting_id}/agenda", { params: meeting(now), body: { case_ids } }));

/** Puts cases behind what a meeting has on its agenda already. */
export const useJoinAgenda = () =>
  useChange(async ({ id, case_ids }: { id: string; case_ids: string[] }) => {
    const now = await meetingNow(id);
    return putAgenda(now, [...now.agenda.map((one) => one.case_id), ...case_ids]);
  });

/** Takes items off the agendas they lie on, meeting by meeting. */
export const useLeaveAgendas = () =>
  useChange(async (items: readonly PoolItem[]) => {
    const gone = new Set(items.map((one) => one.case_id));
    for (const id of new Set(items.map((one) => one.meeting?.id ?? ""))) {
      const now = await meetingNow(id);
      await putAgenda(now, now.agenda.map((one) => one.case_id).filter((one) => !gone.has(one)));
    }
  });

export const useSendNotice = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/meetings/{meeting_id}/notice", { params: meeting(one) })));

export const useNoteDecisions = () =>
  useChange(({ decisions, ...one }: Versioned & { decisions: Decision[] }) =>
    taken(api.PUT("/api/v1/meetings/{meeting_id}/decisions", { params: meeting(one), body: { decisions } })),
  );

export const useSign = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/meetings/{meeting_id}/signature", { params: meeting(one) })));

export const useCancel = () =>
  useChange(({ reason, ...one }: Versioned & { reason: string }) =>
    taken(api.PUT("/api/v1/meetings/{meeting_id}/cancellation", { params: meeting(one), body: { reason } })),
  );

/** What is missing only because nobody wrote down yet who came. */
const ATTENDED = new Set(["chair-not-present", "quorum-missing", "main-leader-missing", "voters-too-few", "votes-do-not-add-up", "not-carried"]);

/** What keeps the minutes from being signed, beside an attendance that nobody has saved. */
export const lackingYet = ({ attendance, missing }: Meeting) => (attendance.length ? missing : missing.filter((one) => !ATTENDED.has(one.code)));

/** The names of those who stand aside from an item, by rule or by their own word. */
export function asideOf(item: AgendaItem): string[] {
  return [...new Set([...item.recused_names, ...item.must_stand_aside_names])].filter(Boolean);
}

/** The votes of everybody present who need not stand aside, for one outcome; all members until somebody was excused. */
export function decided(held: Meeting, item: AgendaItem, decision: Decision["decision"], more: Partial<Decision> = {}): Decision {
  const aside = [...new Set([...item.recused, ...item.must_stand_aside])];
  const came = held.attendance.length ? held.attendance.filter((one) => one.present) : held.members;
  const votes = came.filter((one) => !aside.includes(one.person_id)).length;
  return {
    case_id: item.case_id,
    decision,
    votes_for: decision === "defer" ? 0 : votes,
    votes_against: 0,
    abstained: 0,
    recused: aside,
    reason: "",
    ...more,
  };
}
