import type { Page } from "@/shared/pages/page";

// A leading group keeps no register, only its own people and posts.
const ORGANISATION_ONLY = { leading_group: "organisation:import" };

export const pages: readonly Page[] = [
  { id: "P59", path: "/imports", title: "page.P59", asks: "import:read", asksIn: ORGANISATION_ONLY, load: () => import("./pages/imports-page") },
  { id: "P60", path: "/imports/:id", title: "page.P60", asks: "import:read", asksIn: ORGANISATION_ONLY, load: () => import("./pages/import-page") },
];
