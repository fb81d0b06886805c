import type { Page } from "@/shared/pages/page";

const COMPARES = "comparison:read";

export const pages: readonly Page[] = [
  { id: "P46", path: "/dash/region", title: "page.P46", asks: COMPARES, tenants: ["leading_group"], load: () => import("./pages/overview-page") },
  { id: "P47", path: "/dash/compare", title: "page.P47", asks: COMPARES, tenants: ["leading_group"], load: () => import("./pages/compare-page") },
  { id: "P50", path: "/region/bureaus", title: "page.P50", asks: COMPARES, tenants: ["leading_group"], load: () => import("./pages/bureaus-page") },
  { id: "P50.one", path: "/region/bureaus/:code", title: "page.P50", asks: COMPARES, tenants: ["leading_group"], load: () => import("./pages/bureau-page") },
];
