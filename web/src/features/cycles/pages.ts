import type { Page } from "@/shared/pages/page";

export const pages: readonly Page[] = [];
