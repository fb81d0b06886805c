import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P56", path: "/admin/policy", title: "page.P56", tenants: ["bureau", "leading_group"], load: () => import("./pages/policy-page") },
];
