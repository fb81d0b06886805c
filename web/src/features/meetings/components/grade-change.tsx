import { GradeMark } from "@/shared/grade/grade-mark";
import type { AgendaItem } from "../queries";

export type Change = AgendaItem["changes"][number];

/** A grade as it is and as it would be: ◆中 → ●低. */
export function GradeChange({ change }: { change: Change }) {
  if (change.from_rank == null) return <GradeMark rank={change.to_rank} />;
  return <><GradeMark rank={change.from_rank} /> → <GradeMark rank={change.to_rank} /></>;
}
