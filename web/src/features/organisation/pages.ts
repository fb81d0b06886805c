import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P54", path: "/admin/org", title: "page.P54", asks: "organisation:read", load: () => import("./pages/organisation-page") },
];
