import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Letter = Of<"CommitmentLetter">;
export type LetterLine = Of<"ListedCommitment">;
export type LetterWords = Of<"CommitmentTemplate">;

export const letterKeys = {
  all: ["commitments"] as const,
  one: (id: string) => ["commitments", "one", id] as const,
  figures: (year: string) => ["commitments", "figures", year] as const,
  words: ["commitments", "words"] as const,
};

/** The words of a letter as they are signed. */
export interface LetterText {
  title: string;
  year: number;
  unit: string;
  department: string;
  post: string;
  person: string;
  addressee: string;
  opening: string;
  clauses: string[];
  breach: string;
  duration: string;
  copies: string;
  matter: string;
  risk_points: { number: string; rank: number | null; grade: string }[];
  points_by_rank: number[];
  foremost?: { number: string; title: string; measures: string[] }[];
  power_count?: number;
  section_count?: number;
  post_count?: number;
  members?: { post: string; name: string }[];
}

export async function readLetters(query: Query): Promise<Page<LetterLine>> {
  return taken(api.GET("/api/v1/commitments", { params: { query: query as never } }));
}

const at = (id: string) => ({ path: { commitment_id: id } });

export function useLetter(id: string) {
  return useQuery({
    queryKey: letterKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/commitments/{commitment_id}", { params: at(id) })),
  });
}

/** Another letter of one's own that waits to be signed. */
export function useNextLetter(id: string) {
  const { data } = useQuery({
    queryKey: [...letterKeys.all, "next", id],
    queryFn: () => readLetters({ mine: true, state: "issued", limit: 2 } as never),
  });
  return data?.items.find((one) => one.id !== id)?.id;
}

/** So many points a letter names one by one; more are counted only. */
export const LISTED = 12;

/** The points of a letter's post, section or unit today, by number. */
export function useNamedPoints(letter: Letter, count: number) {
  const place = letter.kind === "section" ? { department_id: letter.department_id } : letter.kind === "unit" ? {} : { post_id: letter.post_id };
  return useQuery({
    queryKey: [...letterKeys.one(letter.id), "points"],
    enabled: count > 0 && count <= LISTED,
    queryFn: async () => {
      const { items } = await taken(api.GET("/api/v1/risk-points", { params: { query: { ...place, status: ["in_force"], limit: 100 } } }));
      return new Map(items.map((one) => [one.number, one]));
    },
  });
}

export function useFigures(year: string | undefined) {
  return useQuery({
    queryKey: letterKeys.figures(year ?? ""),
    queryFn: () => taken(api.GET("/api/v1/commitment-figures", { params: { query: year ? { year: Number(year) } : {} } })),
  });
}

export function useLetterWords() {
  return useQuery({
    queryKey: letterKeys.words,
    queryFn: () => taken(api.GET("/api/v1/commitment-templates")),
  });
}

/** Runs a change of letters and lets every list see it; quiet where the caller shows the refusal itself. */
export function useLetterAct<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSettled: (_done, failure) => {
      if (failure) return;
      void client.invalidateQueries({ queryKey: letterKeys.all });
      void client.invalidateQueries({ queryKey: ["tasks"] });
      void client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
}

export const issueLetters = (body: Of<"CommitmentIssuance">) =>
  taken(api.POST("/api/v1/commitment-issuances", { body: body as never }));

export const issueLetter = (body: Of<"CommitmentDraft">) =>
  taken(api.POST("/api/v1/commitments", { body: body as never }));

/** Signs exactly the words that were read. */
export const signLetter = ({ letter, method }: { letter: Letter; method: "hand" | "picture" }) =>
  taken(api.PUT("/api/v1/commitments/{commitment_id}/signature", {
    params: { ...at(letter.id), header: version(letter.version) },
    body: { text_digest: letter.text_digest, method },
  }));

export const countersignLetter = (letter: Pick<LetterLine, "id" | "version">) =>
  taken(api.PUT("/api/v1/commitments/{commitment_id}/countersignature", {
    params: { ...at(letter.id), header: version(letter.version) },
  }));

export const withdrawLetter = (letter: Pick<LetterLine, "id" | "version">, reason: string) =>
  taken(api.PUT("/api/v1/commitments/{commitment_id}/withdrawal", {
    params: { ...at(letter.id), header: version(letter.version) },
    body: { reason },
  }));

export const urgeSigners = (ids: string[]) =>
  taken(api.POST("/api/v1/commitment-reminders", { body: { items: ids.map((commitment_id) => ({ commitment_id })) } }));

/** Sends a signed letter on to be noticed and filed. */
export const sendLetters = (ids: string[]) =>
  taken(api.POST("/api/v1/cases", { body: { object_kind: "commitment", item_ids: ids } as never }));

export const rewordLetters = (words: LetterWords, body: Of<"Rewording">) =>
  taken(api.PUT("/api/v1/commitment-templates/{letter_kind}", {
    params: { path: { letter_kind: words.kind as never }, header: version(words.edition) },
    body: body as never,
  }));
