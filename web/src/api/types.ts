import type { components } from "./schema";

/** A shape of the interface by its name: `Of<"RiskPoint">`. */
export type Of<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface Page<Row> {
  items: Row[];
  next_cursor?: string | null;
  total?: number | null;
}
