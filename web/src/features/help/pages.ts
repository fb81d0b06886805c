import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P09", path: "/help", title: "page.P09", load: () => import("./pages/help-page") },
];
