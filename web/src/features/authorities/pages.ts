import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P27.limits", path: "/authority-limits", title: "page.P27limits", asks: "limit:read", tenants: BUREAUS, load: () => import("./pages/limits-page") },
];
