import type { ReactNode } from "react";
import { ForbiddenPage } from "@/shared/pages/forbidden-page";
import type { Page } from "@/shared/pages/page";
import { useMe } from "@/shared/session/me";
import { reaches } from "./layout/menu";

/** A page one may not open says who may, instead of an empty list. */
export function Guarded({ page, children }: { page: Page; children: ReactNode }) {
  const me = useMe();
  if (reaches(me, page)) return children;
  const asks = typeof page.asks === "string" ? page.asks : page.asks?.[0];
  return <ForbiddenPage permission={asks ?? ""} />;
}
