import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P59", path: "/imports", title: "page.P59", asks: "import:read", load: () => import("./pages/imports-page") },
  { id: "P60", path: "/imports/:id", title: "page.P60", asks: "import:read", load: () => import("./pages/import-page") },
];
