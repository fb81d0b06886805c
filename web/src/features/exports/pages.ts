import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P61", path: "/exports", title: "page.P61", asks: "export:read", tenants: BUREAUS, load: () => import("./pages/exports-page") },
];
