import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P06", path: "/messages", title: "page.P06", load: () => import("./pages/messages-page") },
];
