import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P64", path: "/audit", title: "page.P64", asks: "journal:read", load: () => import("./pages/journal-page") },
];
