import { useAnswers } from "@/shared/acts/answers";
import type { Power } from "../queries";

const ACTS = ["power:edit", "power:put_in_force", "power:retire"] as const;
type ActOnPower = (typeof ACTS)[number];

/** Whether the reader may do this to this very power, and not only to those of his own section. */
export function useMayToPower(power: Power): (act: ActOnPower) => boolean | undefined {
  const answer = useAnswers("power", power.status === "abolished" ? undefined : power.id, ACTS);
  return (act) => answer(act)?.allowed;
}
