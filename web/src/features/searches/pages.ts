import { BUREAUS, type Page } from "@/shared/pages/page";

/** Searches for risks: of one's own post, of the section, of the whole. */
export const pages: readonly Page[] = [
  { id: "P18", path: "/self-check", title: "page.P18", asks: "sheet:fill", tenants: BUREAUS, load: () => import("./pages/self-check-page") },
  { id: "P18.one", path: "/self-check/:sheet", title: "page.P18", asks: "sheet:read", tenants: BUREAUS, load: () => import("./pages/self-check-page") },
  { id: "P19", path: "/surveys", title: "page.P19", asks: "sheet:read", tenants: BUREAUS, load: () => import("./pages/surveys-page") },
  { id: "P19.search", path: "/searches/:id", title: "page.P19", asks: "campaign:read", tenants: BUREAUS, load: () => import("./pages/campaign-page") },
  { id: "P19.one", path: "/surveys/:id", title: "page.P19", asks: "sheet:read", tenants: BUREAUS, load: () => import("./pages/sheet-page") },
];
