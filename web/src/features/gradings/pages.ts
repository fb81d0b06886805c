import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P20", path: "/grading", title: "page.P20", asks: ["grading:propose", "grading:decide", "grading:convene"], tenants: BUREAUS, load: () => import("./pages/desk-page") },
  { id: "P20R", path: "/grading-rounds/:id", title: "page.P20", asks: "risk_point:read", tenants: BUREAUS, load: () => import("./pages/round-page") },
  { id: "P21", path: "/consult", title: "page.P21", tenants: BUREAUS, asks: "case:read", load: () => import("./pages/consultations-page") },
];
