import { BUREAUS, type Page } from "@/shared/pages/page";

const READS = "measure:read";

export const pages: readonly Page[] = [
  { id: "P22", path: "/measures", title: "page.P22", asks: READS, tenants: BUREAUS, load: () => import("./pages/ledger-page") },
  { id: "P23", path: "/my-measures", title: "page.P23", asks: "measure:perform", tenants: BUREAUS, load: () => import("./pages/mine-page") },
  { id: "P23.one", path: "/measures/:id", title: "page.P23", asks: READS, tenants: BUREAUS, load: () => import("./pages/measure-page") },
];
