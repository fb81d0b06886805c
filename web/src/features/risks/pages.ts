import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P16", path: "/risks", title: "page.P16", asks: "risk_point:read", tenants: BUREAUS, load: () => import("./pages/ledger-page") },
  { id: "P17N", path: "/risks/new", title: "page.P17", asks: "risk_point:draft", tenants: BUREAUS, load: () => import("./pages/new-page") },
  { id: "P17", path: "/risks/:id", title: "page.P17", asks: "risk_point:read", tenants: BUREAUS, load: () => import("./pages/record-page") },
  { id: "P26", path: "/adjustments", title: "page.P26", asks: "cycle_plan:read", tenants: BUREAUS, load: () => import("./pages/confirmations-page") },
];
