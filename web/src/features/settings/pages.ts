import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P08", path: "/me", title: "page.P08", load: () => import("./pages/me-page") },
  { id: "P02", path: "/switch", title: "page.P02", load: () => import("./pages/switch-page") },
  { id: "P63", path: "/admin/calendar", title: "page.P63", load: () => import("./pages/working-calendar-page") },
];
