import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import { settled } from "../problem/settled";

export interface TableSetting {
  columns?: { key: string; hidden?: boolean; width?: number; pinned?: "left" | "right" | null }[];
  density?: "loose" | "compact";
}

export interface Preferences {
  text_size?: "standard" | "large" | "larger" | "largest";
  theme?: "light" | "dark" | "contrast";
  language?: "zh-CN" | "en";
  page_size?: number;
  phrases?: string[];
  tables?: Record<string, TableSetting>;
  shortcuts?: string[];
  single_keys?: boolean;
  tags_view?: boolean;
  /** The tours for newcomers that were seen. */
  tours?: string[];
  muted_messages?: ("task" | "warning" | "notice" | "system")[];
}

/** The base size of the text, in pixels. */
export const TEXT_SIZES = { standard: 14, large: 16, larger: 18, largest: 20 } as const;

/** How much larger than usual this person reads. */
export function textScale(chosen: Preferences): number {
  return TEXT_SIZES[chosen.text_size ?? "standard"] / TEXT_SIZES.standard;
}

const KEY = ["preferences"] as const;
const KEPT = "lianfang.preferences";

/** What was last known on this machine, so that the first paint already has the right size. */
export function keptPreferences(): Preferences {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Preferences;
  } catch {
    return {};
  }
}

/** Keeps how the page looks and nothing personal: the next to sit here sees it too. */
function keepLooks({ text_size, theme, language, page_size }: Preferences): void {
  localStorage.setItem(KEPT, JSON.stringify({ text_size, theme, language, page_size }));
}

export function usePreferences(): Preferences {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const found = (await taken(api.GET("/api/v1/me/preferences"))) as Preferences;
      keepLooks(found);
      return found;
    },
    staleTime: Infinity,
    placeholderData: keptPreferences,
  });
  return data ?? {};
}

/** Changes some of one's own settings; the page shows them at once. */
export function useSavePreferences(): (change: Preferences, saved?: () => void) => void {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (change: Preferences) => taken(api.PUT("/api/v1/me/preferences", { body: change as never })),
  });
  return (change, saved) => {
    const next = { ...(client.getQueryData<Preferences>(KEY) ?? {}), ...change };
    client.setQueryData(KEY, next);
    keepLooks(next);
    void settled(mutateAsync(change).then(saved));
  };
}
