import { BUREAUS, type Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "EXCHANGE", path: "/exchange", title: "page.EXCHANGE", asks: "exchange:read", tenants: BUREAUS, load: () => import("./pages/exchange-page") },
  { id: "EXCHANGE.region", path: "/region/exchange", title: "page.EXCHANGE", asks: "exchange:read", tenants: ["leading_group"], load: () => import("./pages/exchange-page") },
];
