import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P57", path: "/admin/dicts", title: "page.P57", asks: "profile:read", tenants: ["bureau"], load: () => import("./pages/dictionaries-page") },
];
