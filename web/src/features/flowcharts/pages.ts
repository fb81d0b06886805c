import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P15", path: "/flows", title: "page.P15", asks: "flowchart:read", tenants: BUREAUS, load: () => import("./pages/library-page") },
  { id: "P13", path: "/flows/:id/edit", title: "page.P13", asks: "flowchart:read", tenants: BUREAUS, load: () => import("./pages/editor-page") },
  { id: "P13.versions", path: "/flows/:id/versions", title: "page.P13versions", asks: "flowchart:read", tenants: BUREAUS, load: () => import("./pages/versions-page") },
];
