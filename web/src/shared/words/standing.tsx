import { Tag } from "antd";
import { FilterSelect } from "../table/filter-select";
import { useLedgerQuery } from "../table/ledger";
import { Due } from "../time/due";
import { useWord, useWords } from "./vocabularies";

/** What every register says of how far its records are. */
export interface OnItsWay {
  standing?: string | null;
  late_days?: number | null;
}

const COLORS: Record<string, string> = { draft: "default", in_force: "success", effective: "success", repealed: "default", returned: "warning", objected: "error", adjusting: "warning" };

/** How far a record is on its way; late is an extra red tag, never a status. */
export function StandingTag({ of: { standing, late_days } }: { of: OnItsWay }) {
  const word = useWord();
  if (!standing) return null;
  return (
    <>
      <Tag color={COLORS[standing] ?? "processing"}>{word("standings", standing)}</Tag>
      {late_days ? <Due on={standing} left={-late_days} /> : null}
    </>
  );
}

/** The same where what is in force, as nearly all is, needs no word. */
export function Unsettled({ of }: { of: OnItsWay }) {
  return (of.standing === "in_force" || of.standing === "effective") && !of.late_days ? null : <StandingTag of={of} />;
}

type Register = "power" | "flowchart" | "risk_point" | "measure";

/** The filter by how far records of a register may be; what an older address asks of their status shows as a tag to take off. */
export function StandingFilter({ label, kind }: { label: string; kind: Register }) {
  const { query, change } = useLedgerQuery();
  const word = useWord();
  return (
    <>
      <FilterSelect name="standing" label={label} options={useWords(`standings.${kind}`)} width={120} several />
      {query.status && (
        <Tag closable={{ "aria-label": label }} onClose={() => change({ status: undefined })}>
          {query.status.split(",").map((one) => word(`${kind}s.status`, one)).join("/")}
        </Tag>
      )}
    </>
  );
}
