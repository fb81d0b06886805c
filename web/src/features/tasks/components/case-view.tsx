import { Input, Tabs } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { useKeys } from "@/shared/keys/keys";
import { type Case, type TaskInFull, useTask } from "../queries";
import { AskDialog } from "./ask-dialog";
import { CopyDialog } from "./copy-dialog";
import { ActionBar, type Deed, useDeeds } from "./action-bar";
import { AnomalyLabel, CaseAnomalies } from "./case-anomalies";
import { CaseChanges } from "./case-changes";
import { CaseFace } from "./case-face";
import { CaseFiles } from "./case-files";
import { CaseHead } from "./case-head";
import { CaseOpinions } from "./case-opinions";
import { CaseFlow, CaseRecords } from "./case-records";
import { CaseTimeline } from "./case-timeline";
import type { Note } from "./faced";
import { EndingDialog, OpinionDialog } from "./ending-dialogs";
import { PassDialog } from "./pass-dialog";
import { ReturnDialog } from "./return-dialog";
import { TransferDialog } from "./transfer-dialog";

interface Kept {
  opinion: string;
  remarks: Note[];
}

const NOTHING: Kept = { opinion: "", remarks: [] };

interface Props {
  found: Case;
  task?: TaskInFull;
  onDone: (said: string) => void;
}

/** A case as a paper on the desk: the form, its way, its files, and what one may do with it. */
export function CaseView({ found, task, onDone }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const [params, setParams] = useSearchParams();
  const [deed, setDeed] = useState<Deed>();
  const mine = useTask(task ? "" : (found.acts.find((one) => one.act === "transfer")?.task_id ?? "")).data;
  const own = task ?? mine;
  const deeds = useDeeds(found, own);
  const { kept, keep, drop, draft } = useKept(found);
  const say = (next?: Case) => {
    drop();
    const word = deed ? said(deed, next, t, i18n.language === "en", found.step_type === "draft") : "";
    setDeed(undefined);
    onDone(word);
  };
  useKeys({
    "Control+Enter": () => !deed && deeds.pass && setDeed("pass"),
    "Control+s": () => void draft.save(),
  });
  const target = params.get("field") || own?.field || undefined;
  const note = (one: Note) => {
    const others = kept.remarks.filter((other) => other.item_id !== one.item_id || other.field !== one.field);
    keep({ ...kept, remarks: one.text ? [...others, one] : others });
  };
  const tell = (word: string) => {
    setDeed(undefined);
    onDone(word);
  };
  const shared = { found, opinion: kept.opinion, onClose: () => setDeed(undefined), onDone: say };
  const mending = found.may_act && deeds.type === "draft";
  return (
    <>
      <CaseHead found={found} task={own} />
      <div className="case-columns">
        <div className="case-main">
          <Tabs
            activeKey={params.get("tab") ?? "face"}
            onChange={(tab) => setParams({ ...Object.fromEntries(params), tab }, { replace: true })}
            items={[
              { key: "face", label: t("tab.face"), children: <CaseFace found={found} notes={kept.remarks} onNote={deeds.return ? note : undefined} mending={mending} target={target} /> },
              ...(found.opinions.length ? [{ key: "opinions", label: `${t("tab.opinions")} ${found.opinions.length}`, children: <CaseOpinions found={found} /> }] : []),
              ...(found.object_kind === "grading" ? [{ key: "anomalies", label: <AnomalyLabel found={found} />, children: <CaseAnomalies found={found} /> }] : []),
              { key: "flow", label: t("tab.flow"), children: <CaseFlow found={found} /> },
              { key: "records", label: t("tab.records"), children: <CaseRecords found={found} /> },
              { key: "files", label: t("tab.files"), children: <CaseFiles found={found} /> },
              { key: "changes", label: t("tab.changes"), children: <CaseChanges found={found} /> },
            ]}
          />
          {(deeds.pass || deeds.opinion) && (
            <label className="no-print">
              {t("opinion.label")}
              <Input.TextArea rows={2} maxLength={2000} value={kept.opinion} onChange={(event) => keep({ ...kept, opinion: event.target.value })} />
            </label>
          )}
        </div>
        <aside className="case-side" aria-label={t("tab.records")}>
          <CaseTimeline found={found} />
        </aside>
      </div>
      <ActionBar takers={own?.can_take_over.length ?? 0} found={found} deeds={deeds} onDeed={setDeed} onKeep={() => void draft.save()} mark={draft.state !== "idle" && <DraftMark state={draft.state} savedAt={draft.savedAt} />} />
      {deed === "pass" && <PassDialog {...shared} />}
      {deed === "return" && <ReturnDialog {...shared} remarks={kept.remarks} />}
      {deed === "reject" && <EndingDialog {...shared} ending="rejection" />}
      {deed === "withdraw" && <EndingDialog {...shared} ending="withdrawal" />}
      {deed === "opinion" && <OpinionDialog {...shared} />}
      {deed === "ask" && <AskDialog found={found} onClose={() => setDeed(undefined)} onDone={() => tell(t("ask.done"))} />}
      {deed === "copy" && <CopyDialog found={found} onClose={() => setDeed(undefined)} onDone={() => tell(t("copy.done"))} />}
      {deed === "transfer" && own && <TransferDialog task={own} onClose={() => setDeed(undefined)} onDone={(name) => tell(t("transfer.done", { name }))} />}
    </>
  );
}

function useKept(found: Case) {
  const draft = useDraft<Kept>("case_opinion", found.id, found.title);
  const [kept, setKept] = useState<Kept>(NOTHING);
  useEffect(() => {
    if (draft.found) setKept({ ...NOTHING, ...draft.found });
  }, [draft.found]);
  const keep = (next: Kept) => {
    setKept(next);
    draft.change(next);
  };
  const drop = () => {
    setKept(NOTHING);
    void draft.drop();
  };
  return { kept, keep, drop, draft };
}

type Say = (key: string, facts?: Record<string, unknown>) => string;

function said(deed: Deed, next: Case | undefined, t: Say, english: boolean, drafted: boolean): string {
  if (deed === "pass") {
    if (!next || next.state !== "running") return t(drafted ? "pass.submittedLast" : "pass.finished");
    return t(drafted ? "pass.submitted" : "pass.done", { step: english ? next.step_en : next.step_zh });
  }
  return t(`${deed === "opinion" ? "give" : deed}.done`);
}
