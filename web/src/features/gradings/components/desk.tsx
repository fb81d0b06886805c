import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { BulkAct } from "@/shared/acts/bulk-act";
import { BatchApproval, type Chosen } from "@/shared/batch/batch-approval";
import { BatchResult } from "@/shared/batch/batch-result";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { type Clear, LedgerTable } from "@/shared/table/ledger-table";
import { type Urgent, UrgencyField } from "@/shared/tasks/urgency-field";
import { decideGrade, type DeskRow, readDesk, sendForReview, useChains } from "../queries";
import { useDeskColumns } from "./desk-columns";
import { Focus } from "./focus";

/** One pile of the grading desk. */
export function Desk({ pile }: { pile: "waiting" | "below" | "lowered" }) {
  const { t } = useTranslation("gradings");
  const { departments } = useDirectory();
  const { query, change } = useLedgerQuery();
  const [params] = useSearchParams();
  const chains = useChains();
  const [bulk, setBulk] = useState<Picked>();
  const [approving, setApproving] = useState<Picked>();
  const [result, setResult] = useState<BatchResult>();
  const [focused, setFocused] = useState<string>();
  const columns = useDeskColumns((row) => pile === "waiting" && <Button size="small" onClick={() => setFocused(row.id)}>{t("act.assess")}</Button>);
  const focus = focused ?? (params.get("focus") && pile === "waiting" ? "" : undefined);
  const ranks = [1, 2, 3].map((one) => ({ value: String(one), label: t(`rank.${one}`) }));
  return (
    <>
      {result && <BatchResult result={result} onClose={() => setResult(undefined)} />}
      <LedgerTable<DeskRow>
        name={`grading_desk_${pile}`}
        columns={columns}
        read={readDesk}
        register="grading_desk"
        fixed={{ desk: pile }}
        search={
          <>
            <FilterSelect name="department_id" label={t("desk.department")} options={departments} />
            <FilterSelect name="rank" label={t("desk.computed")} options={ranks} />
          </>
        }
        bulk={pile === "waiting" ? (rows, clear) => <Bulk rows={rows} chains={chains} onSend={() => setBulk({ rows, clear })} onApprove={() => setApproving({ rows, clear })} /> : undefined}
        empty={<Empty description={t(`empty.${pile}`)} />}
      />
      {bulk && <AgreeAll rows={bulk.rows} chains={chains} onClose={(_done, failed) => { if (failed) bulk.clear(failed); setBulk(undefined); }} />}
      {approving && <BatchApproval chosen={approving.rows.map(toApprove)} onClose={() => setApproving(undefined)} onDone={(done) => { approving.clear(); setApproving(undefined); setResult(done); }} />}
      {focus !== undefined && <Focus start={focus} department={query.department_id} chains={chains} onClose={() => { setFocused(undefined); change({ focus: undefined }); }} />}
    </>
  );
}

interface Picked {
  rows: DeskRow[];
  clear: Clear;
}

interface BulkProps {
  rows: readonly DeskRow[];
  chains: boolean;
  onSend: () => void;
  onApprove: () => void;
}

/** What can be done with several: send them on their way, or say yes where their step waits for the reader. */
function Bulk({ rows, chains, onSend, onApprove }: BulkProps) {
  const { t } = useTranslation("gradings");
  const waits = rows.some((one) => one.case?.task_id);
  return (
    <>
      {chains && <Act asks="case:act" type={waits ? "primary" : "default"} blocked={waits ? undefined : t("bulk.noneWaits")} onClick={onApprove}>{t("act.approveAll")}</Act>}
      <Button type={waits ? "default" : "primary"} onClick={onSend}>{t(chains ? "act.sendAll" : "act.agreeAll")}</Button>
    </>
  );
}

/** One point as a to-do to approve; what waits for somebody else stays apart. */
function toApprove(row: DeskRow): Chosen {
  const title = `${row.number} ${row.title}`;
  if (!row.case?.task_id) return { id: row.id, title, apart: "notYours", to: `/risks/${row.id}` };
  return { id: row.case.task_id, title, case_id: row.case.id, apart: row.proposed_rank === 1 ? "high" : undefined };
}

interface AgreeProps {
  rows: readonly DeskRow[];
  chains: boolean;
  onClose: (done: number, failed?: readonly string[]) => void;
}

/** Agrees to what the sheets make of several points, or sends them on their way together. */
function AgreeAll({ rows, chains, onClose }: AgreeProps) {
  const { t } = useTranslation("gradings");
  const { message } = App.useApp();
  const client = useQueryClient();
  const items = useMemo(() => rows.map((one) => ({ id: one.id, label: `${one.number} ${one.title}` })), [rows]);
  const of = (id: string) => rows.find((one) => one.id === id);
  const blocked = (one: { id: string }) => {
    const row = of(one.id);
    if (!row?.proposed_rank) return t("bulk.noProposal");
    return row.case ? t("bulk.underWay", { number: row.case.number }) : undefined;
  };
  return (
    <BulkAct<Urgent>
      kind="risk_point"
      permission={chains ? "grading:propose" : "grading:decide"}
      items={items}
      title={(count) => t(chains ? "bulk.send" : "bulk.agree", { count })}
      verb={t(chains ? "act.sendAll" : "act.agreeAll")}
      blocked={blocked}
      run={(one, { urgency }) => {
        const row = of(one.id);
        return chains ? sendForReview([one.id], urgency) : decideGrade(one.id, row?.version ?? 0, row?.proposed_rank ?? 0, "");
      }}
      onClose={(done, failed) => {
        for (const pile of ["waiting", "below", "lowered"]) void client.invalidateQueries({ queryKey: [`grading_desk_${pile}`] });
        void client.invalidateQueries({ queryKey: ["risk_points"] });
        if (done) message.success(t("bulk.told", { count: done }));
        onClose(done, failed);
      }}
    >
      {chains && <UrgencyField />}
    </BulkAct>
  );
}
