import type { ReactNode } from "react";
import { Navigate } from "react-router";
import { ForbiddenPage } from "@/shared/pages/forbidden-page";
import type { Page } from "@/shared/pages/page";
import { useMe } from "@/shared/session/me";
import { reaches } from "./layout/menu";

/** A page one may not open says who may, instead of an empty list. */
export function Guarded({ page, children }: { page: Page; children: ReactNode }) {
  const me = useMe();
  const elsewhere = page.leadsTo?.[me.tenant_kind ?? ""];
  if (elsewhere) return <Navigate to={elsewhere} replace />;
  if (reaches(me, page)) return children;
  // In a tenant of another kind no permission opens it: there is nobody to name.
  if (page.tenants && !page.tenants.includes(me.tenant_kind ?? "")) return <ForbiddenPage permission="" />;
  const asks = typeof page.asks === "string" ? page.asks : page.asks?.[0];
  return <ForbiddenPage permission={asks ?? ""} />;
}
