import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P58", path: "/admin/templates", title: "page.P58", asks: "paper:read", tenants: BUREAUS, load: () => import("./pages/templates-page") },
];
