import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P03", path: "/", title: "page.P03", leadsTo: { leading_group: "/dash/region" }, load: () => import("./pages/workbench-page") },
  { id: "P03.region", path: "/workbench", title: "page.P03", tenants: ["leading_group"], load: () => import("./pages/workbench-page") },
];
