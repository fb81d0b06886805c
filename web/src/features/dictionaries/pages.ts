import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P57", path: "/admin/dicts", title: "page.P57", asks: "profile:read", tenants: BUREAUS, load: () => import("./pages/dictionaries-page") },
];
