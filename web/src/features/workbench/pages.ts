import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P03", path: "/", title: "page.P03", load: () => import("./pages/workbench-page") },
];
