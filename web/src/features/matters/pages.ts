import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P27.matters", path: "/matters", title: "page.P27matters", asks: "matter:read", tenants: BUREAUS, load: () => import("./pages/matters-page") },
];
