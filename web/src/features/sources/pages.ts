import { BUREAUS, type Page } from "@/shared/pages/page";

/** What came in from outside the register: petitions, audits, cases; kept by who may read them. */
export const pages: readonly Page[] = [
  { id: "P19.sources", path: "/search-sources", title: "page.P19sources", asks: "source:record", tenants: BUREAUS, load: () => import("./pages/sources-page") },
];
