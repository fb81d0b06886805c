import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [
  { id: "EXCHANGE", path: "/exchange", title: "page.EXCHANGE", asks: "exchange:read", load: () => import("./pages/exchange-page") },
];
