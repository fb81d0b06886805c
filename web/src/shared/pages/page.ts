import type { ComponentType } from "react";

/** The kinds of tenants that keep a register of their own; the others look on. */
export const BUREAUS = ["bureau", "discipline_organ"] as const;

/** One page of the console: where it is, who finds it in the menu, and what loads it. */
export interface Page {
  /** The number of the page in the description of the console. */
  id: string;
  path: string;
  /** Key of the title in the catalogue `app`, under `page.`. */
  title: string;
  /** The permission without which the page is absent; several: any of them. */
  asks?: string | readonly string[];
  /** In tenants of these kinds another permission is asked. */
  asksIn?: Readonly<Record<string, string>>;
  /** Only in tenants of these kinds. */
  tenants?: readonly string[];
  /** In tenants of these kinds the address only leads on to another page. */
  leadsTo?: Readonly<Record<string, string>>;
  load: () => Promise<{ default: ComponentType }>;
}
