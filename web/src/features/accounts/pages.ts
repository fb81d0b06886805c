import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P55", path: "/admin/users", title: "page.P55", asks: "account:read", load: () => import("./pages/accounts-page") },
];
