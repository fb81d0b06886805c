import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "OPS", path: "/platform", title: "page.OPS", tenants: ["platform"], load: () => import("./pages/platform-page") },
];
