import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P25", path: "/regulations", title: "page.P25", asks: "regulation:read", tenants: BUREAUS, load: () => import("./pages/catalogue-page") },
];
