/** Where a kept draft is gone on with, by its kind. */
const PAGES: Record<string, (key: string) => string> = {
  power_change: (key) => `/powers/${key}/change`,
  power_registration: (key) => (key.includes("-") ? `/powers/${key}/register` : `/powers/new?draft=${key}`),
  risk_point: (key) => (key === "new" ? "/risks/new" : `/risks/new?draft=${key}`),
  sheet: (key) => `/surveys/${key}`,
  self_check: (key) => `/self-check/${key}`,
  case_opinion: (key) => `/cases/${key}`,
  flowchart: (key) => `/flows/${key}/edit`,
  notice: (key) => `/notices?draft=${key}`,
  meeting: (key) => `/meetings/${key}`,
  doing: (key) => `/measures/${key}`,
};

/** The page of a draft; the workbench when its kind is not known. */
export function whereDraftIs(kind: string, key: string): string {
  return PAGES[kind]?.(key) ?? "/";
}
