import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P56", path: "/admin/policy", title: "page.P56", tenants: [...BUREAUS, "leading_group"], load: () => import("./pages/policy-page") },
];
