import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P10", path: "/powers", title: "page.P10", asks: "power:read", tenants: BUREAUS, load: () => import("./pages/catalogue-page") },
  { id: "P11", path: "/powers/new", title: "page.P11", asks: "power:draft", tenants: BUREAUS, load: () => import("./pages/register-page") },
  { id: "P11b", path: "/powers/:id/register", title: "page.P11", asks: "power:draft", tenants: BUREAUS, load: () => import("./pages/register-page") },
  { id: "P12", path: "/powers/:id", title: "page.P12", asks: "power:read", tenants: BUREAUS, load: () => import("./pages/power-page") },
];
