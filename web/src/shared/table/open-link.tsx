import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

/** Opens a record beside its list; the address can be sent to a colleague. */
export function OpenLink({ id, children }: { id: string; children: ReactNode }) {
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set("open", id);
  return <Link to={{ search: `?${next}` }}>{children}</Link>;
}
