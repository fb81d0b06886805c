import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P37", path: "/visits", title: "page.P37", asks: "visit:read", tenants: BUREAUS, load: () => import("./pages/received-visits-page") },
  { id: "P37.region", path: "/region/visits", title: "page.P37", asks: "visit:read", tenants: ["leading_group"], load: () => import("./pages/visits-page") },
  { id: "P37.one", path: "/region/visits/:id", title: "page.P37", asks: "visit:read", tenants: ["leading_group"], load: () => import("./pages/visit-page") },
];
