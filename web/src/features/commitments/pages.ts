import { BUREAUS, type Page } from "@/shared/pages/page";

/** Letters by which people answer for their risks. */
export const pages: readonly Page[] = [
  { id: "P24", path: "/pledges", title: "page.P24", asks: "commitment:read", tenants: BUREAUS, load: () => import("./pages/letters-page") },
  { id: "P24.one", path: "/pledges/:id", title: "page.P24", asks: "commitment:read", tenants: BUREAUS, load: () => import("./pages/letter-page") },
  { id: "P24.words", path: "/pledge-words", title: "page.P24", asks: "commitment:issue", tenants: BUREAUS, load: () => import("./pages/words-page") },
];
