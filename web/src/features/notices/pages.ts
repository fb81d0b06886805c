import { BUREAUS, type Page } from "@/shared/pages/page";

const READS = "notice:read";

export const pages: readonly Page[] = [
  { id: "P29", path: "/notices", title: "page.P29", asks: READS, tenants: BUREAUS, load: () => import("./pages/notices-page") },
  { id: "P29.new", path: "/notices/new", title: "page.P29", asks: READS, tenants: BUREAUS, load: () => import("./pages/notice-draft-page") },
  { id: "P29.one", path: "/notices/:id", title: "page.P29", asks: READS, tenants: BUREAUS, load: () => import("./pages/notice-page") },
  { id: "P29.case", path: "/notices/of/:id", title: "page.P29", asks: READS, tenants: BUREAUS, load: () => import("./pages/case-notice-page") },
  { id: "P31", path: "/notices/:id/comments", title: "page.P31", asks: READS, tenants: BUREAUS, load: () => import("./pages/notice-page") },
  { id: "P31.one", path: "/notices/comments/:id", title: "page.P31", asks: READS, tenants: BUREAUS, load: () => import("./pages/comment-page") },
];
