import { Button, Empty, Segmented, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { BatchApproval } from "@/shared/batch/batch-approval";
import { BatchResult } from "@/shared/batch/batch-result";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { type Clear, LedgerTable } from "@/shared/table/ledger-table";
import { useLedgerQuery } from "@/shared/table/ledger";
import { SearchField } from "@/shared/table/search-field";
import { useTaskCounts } from "@/shared/tasks/counts";
import { whereTaskOpens } from "@/shared/tasks/where";
import { useWord, useWords } from "@/shared/words/vocabularies";
import "../tasks.css";
import { apartBecause } from "../apart";
import { columnsOf } from "../components/columns";
import { CountTags } from "../components/counts";
import { readTasks, useReadTogether, type Box, type Task } from "../queries";
import { RemindTogether } from "../components/remind-together";

const BOXES: readonly Box[] = ["waiting", "done", "to_read", "started", "copied"];

const CHIPS: Record<string, string> = {
  registers: "power,catalogue,flowchart,risk_point,measure",
  gradings: "grading,lowering",
  plans: "commitment,plan",
};

/** What waits for me, what I did, what I should read, what I set going. */
export default function TasksPage() {
  const { t, i18n } = useTranslation(["tasks", "app"]);
  const { query, ask, change, params } = useLedgerQuery();
  const navigate = useNavigate();
  const { search: list } = useLocation();
  const word = useWord();
  const counts = useTaskCounts();
  const [approving, setApproving] = useState<{ chosen: Task[]; clear: Clear }>();
  const [result, setResult] = useState<BatchResult>();
  const read = useReadTogether();
  const box = (BOXES as readonly string[]).includes(params.get("box") ?? "") ? (params.get("box") as Box) : "waiting";
  const chip = Object.keys(CHIPS).find((one) => CHIPS[one] === query.object_kind) ?? "all";
  const kinds = useWords("tasks.kind");
  const urgencies = useWords("tasks.urgency");
  const { people } = useDirectory();
  const words = { t, word, english: i18n.language === "en" };
  const boxLabel = (one: Box) =>
    one === "waiting" ? `${t("box.waiting")} ${counts?.waiting ?? ""}` : one === "to_read" && counts?.to_read ? `${t("box.to_read")} ${counts.to_read}` : t(`box.${one}`);
  const bulk = (chosen: Task[], clear: Clear) =>
    box === "started" ? (
      <RemindTogether chosen={chosen} onDone={clear} />
    ) : box === "to_read" || box === "copied" ? (
      <Button
        type="primary"
        loading={read.isPending}
        onClick={() => read.mutate(chosen.map((one) => one.id), { onSuccess: () => clear() })}
      >
        {t("act.readTogether", { count: chosen.length })}
      </Button>
    ) : (
      <Act asks="case:act" type="primary" onClick={() => setApproving({ chosen, clear })}>{t("act.passTogether")}</Act>
    );
  return (
    <PageFrame title={t("app:page.P04")}>
      {result && <BatchResult result={result} onClose={() => setResult(undefined)} />}
      <CountTags counts={counts} />
      <div className="tasks-head">
        <Tabs activeKey={box} onChange={(next) => ask({ box: next })} items={BOXES.map((one) => ({ key: one, label: boxLabel(one) }))} />
        <Segmented
          aria-label={t("filter.kind")}
          value={chip}
          onChange={(next) => change({ object_kind: CHIPS[next] })}
          options={["all", ...Object.keys(CHIPS)].map((one) => ({ value: one, label: t(`filter.${one}`) }))}
        />
      </div>
      <LedgerTable<Task>
        key={box}
        name="tasks"
        register="tasks"
        read={readTasks}
        fixed={{ box }}
        columns={columnsOf(box, words)}
        onOpen={(row) => navigate(whereTaskOpens(row), { state: { list } })}
        search={
          <>
            <SearchField label={t("filter.words")} />
            <FilterSelect several name="matter" label={t("filter.kind")} options={kinds} />
            <FilterSelect name="urgency" label={t("column.urgency")} options={urgencies} width={100} />
            <FilterSelect name="person_id" label={t("filter.person")} options={people} />
          </>
        }
        bulk={box === "done" ? undefined : bulk}
        empty={<EmptyBox box={box} />}
      />
      {approving && (
        <BatchApproval
          chosen={approving.chosen.map((one) => ({ ...one, apart: apartBecause(one) }))}
          onClose={() => setApproving(undefined)}
          onDone={(done) => {
            approving.clear(done.items.filter((one) => one.outcome !== "approved").map((one) => one.task_id));
            setApproving(undefined);
            setResult(done);
          }}
        />
      )}
    </PageFrame>
  );
}

function EmptyBox({ box }: { box: Box }) {
  const { t } = useTranslation("tasks");
  const navigate = useNavigate();
  return (
    <Empty description={t(`empty.${box}`)}>
      {box !== "done" && <Button onClick={() => navigate("/tasks?box=done")}>{t("empty.toDone")}</Button>}
    </Empty>
  );
}
