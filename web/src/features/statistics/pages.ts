import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P45", path: "/dash/bureau", title: "page.P45", asks: "summary:read", tenants: BUREAUS, load: () => import("./pages/bureau-page") },
];
