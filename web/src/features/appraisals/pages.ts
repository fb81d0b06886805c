import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "P21.appraisers", path: "/appraisers", title: "page.P21appraisers", asks: "grading:convene", tenants: BUREAUS, load: () => import("./pages/appraisers-page") },
  { id: "P21.own", path: "/appraisers/:id", title: "page.P21own", tenants: BUREAUS, load: () => import("./pages/own-page") },
];
