import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P04", path: "/tasks", title: "page.P04", load: () => import("./pages/tasks-page") },
  { id: "P05", path: "/tasks/:id", title: "page.P05", load: () => import("./pages/task-page") },
  { id: "P05c", path: "/cases/:id", title: "page.P05", load: () => import("./pages/case-page") },
];
