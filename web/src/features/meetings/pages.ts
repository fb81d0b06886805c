import { BUREAUS, type Page } from "@/shared/pages/page";

const READS = "meeting:read";

export const pages: readonly Page[] = [
  { id: "P27", path: "/meetings", title: "page.P27", asks: READS, tenants: BUREAUS, load: () => import("./pages/meetings-page") },
  { id: "P28", path: "/meetings/:id", title: "page.P28", asks: READS, tenants: BUREAUS, load: () => import("./pages/meeting-page") },
];
