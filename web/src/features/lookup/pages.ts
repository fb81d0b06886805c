import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P07", path: "/search", title: "page.P07", load: () => import("./pages/search-page") },
];
