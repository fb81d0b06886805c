import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P32", path: "/filings", title: "page.P32", asks: "filing:read", tenants: BUREAUS, load: () => import("./pages/filings-page") },
  { id: "P32.one", path: "/filings/:id", title: "page.P32", asks: "filing:read", tenants: BUREAUS, load: () => import("./pages/filing-page") },
  { id: "P52", path: "/region/filings", title: "page.P52", asks: "filing:read", tenants: ["leading_group"], load: () => import("./pages/received-page") },
  { id: "P52.one", path: "/region/filings/:id", title: "page.P52", asks: "filing:read", tenants: ["leading_group"], load: () => import("./pages/review-page") },
];
