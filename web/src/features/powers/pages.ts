import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P10", path: "/powers", title: "page.P10", asks: "power:read", tenants: BUREAUS, load: () => import("./pages/catalogue-page") },
  { id: "P11", path: "/powers/new", title: "page.P11", asks: "power:draft", tenants: BUREAUS, load: () => import("./pages/register-page") },
  { id: "P11b", path: "/powers/:id/register", title: "page.P11", asks: "power:draft", tenants: BUREAUS, load: () => import("./pages/register-page") },
  { id: "P12.change", path: "/powers/:id/change", title: "page.P12change", asks: "power:edit", tenants: BUREAUS, load: () => import("./pages/change-page") },
  { id: "P12", path: "/powers/:id", title: "page.P12", asks: "power:read", tenants: BUREAUS, load: () => import("./pages/power-page") },
  { id: "P10.list", path: "/power-list", title: "page.P10list", asks: "catalogue:read", tenants: BUREAUS, load: () => import("./pages/power-list-page") },
  { id: "P10.catalogue", path: "/power-list/catalogues/:id", title: "page.P10list", asks: "catalogue:read", tenants: BUREAUS, load: () => import("./pages/section-catalogue-page") },
];
