import { BUREAUS, type Page } from "@/shared/pages/page";

const READS = "cycle_plan:read";

export const pages: readonly Page[] = [
  { id: "P39", path: "/cycles", title: "page.P39", asks: READS, tenants: BUREAUS, load: () => import("./pages/cycles-page") },
  { id: "P39.new", path: "/cycles/new", title: "page.P39", asks: READS, tenants: BUREAUS, load: () => import("./pages/planning-page") },
  { id: "P40", path: "/progress", title: "page.P40", asks: READS, tenants: BUREAUS, load: () => import("./pages/progress-page") },
  { id: "P39.one", path: "/cycles/:id", title: "page.P39", asks: READS, tenants: BUREAUS, load: () => import("./pages/cycle-page") },
  { id: "P40.one", path: "/cycles/:id/progress", title: "page.P40", asks: READS, tenants: BUREAUS, load: () => import("./pages/progress-page") },
  { id: "P53", path: "/region/plans", title: "page.P53", asks: READS, tenants: ["leading_group"], load: () => import("./pages/plans-page") },
];
