import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Flex, Input, Modal, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useAnswers } from "@/shared/acts/answers";
import { Answer } from "@/shared/acts/answer";
import { GradeMark } from "@/shared/grade/grade-mark";
import { type Scores, useProfile, useRankLabel } from "@/shared/grade/rules";
import { ScoreMatrix } from "@/shared/grade/score-matrix";
import { useKeys } from "@/shared/keys/keys";
import { PlainPage } from "@/shared/pages/plain-page";
import { ProblemText } from "@/shared/problem/problem-text";
import { decideGrade, type DeskRow, readDesk, sendForReview, useDeskAct, usePoint } from "../queries";

interface Props {
  /** The point to begin with; empty for the first of the pile. */
  start: string;
  department?: string;
  chains: boolean;
  onClose: () => void;
}

const DECIDE = ["grading:decide"] as const;

/** One point at a time, large, by keyboard alone: 1, 2, 3 choose, Enter decides, J and K walk. */
export function Focus({ start, department, chains, onClose }: Props) {
  const { t } = useTranslation("gradings");
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["grading", "focus", department],
    staleTime: Infinity,
    queryFn: () => readDesk({ desk: "waiting", limit: "200", ...(department ? { department_id: department } : {}) }),
  });
  const rows = data?.items ?? [];
  const [at, setAt] = useState<number>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const index = at ?? Math.max(0, rows.findIndex((one) => one.id === start));
  const row = rows[index];
  const finish = () => {
    client.removeQueries({ queryKey: ["grading", "focus"] });
    void client.invalidateQueries({ queryKey: ["grading_desk_waiting"] });
    onClose();
  };
  const settled = (id: string) => {
    const next = new Set(done).add(id);
    setDone(next);
    const open = rows.findIndex((one, place) => place > index && !next.has(one.id));
    setAt(open >= 0 ? open : rows.length);
  };
  const walk = (by: number) => setAt(Math.min(Math.max(index + by, 0), rows.length));
  useKeys({ j: () => walk(1), k: () => walk(-1) });
  return (
    <Modal open width="100%" className="focus" title={t("focus.title", { at: Math.min(index + 1, rows.length), of: rows.length, done: done.size })} footer={null} mask={{ closable: false }} onCancel={finish}>
      {row ? (
        <OnePoint key={row.id} row={row} chains={chains} settled={done.has(row.id)} onSettled={() => settled(row.id)} onWalk={walk} />
      ) : (
        data && <PlainPage title={t(rows.length ? "focus.finished" : "empty.waiting")} acts={<Button type="primary" onClick={finish}>{t("focus.close")}</Button>} />
      )}
    </Modal>
  );
}

interface OneProps {
  row: DeskRow;
  chains: boolean;
  settled: boolean;
  onSettled: () => void;
  onWalk: (by: number) => void;
}

function OnePoint({ row, chains, settled, onSettled, onWalk }: OneProps) {
  const { t } = useTranslation("gradings");
  const { message } = App.useApp();
  const profile = useProfile();
  const label = useRankLabel();
  const { data: point } = usePoint(row.id);
  const answer = useAnswers("risk_point", row.id, DECIDE)("grading:decide");
  const proposed = row.proposed_rank;
  const [rank, setRank] = useState<number | null>(proposed);
  const [reason, setReason] = useState("");
  useEffect(() => setRank(proposed), [proposed]);
  const below = rank != null && proposed != null && rank > proposed;
  const act = useDeskAct(async () => {
    if (chains) return void (await sendForReview([row.id]));
    await decideGrade(row.id, row.version, rank ?? 0, reason);
  });
  const barred = settled || (chains ? Boolean(row.case) || proposed == null : rank == null || answer?.allowed === false || (below && !reason.trim()));
  const go = () => {
    if (barred || act.isPending) return;
    act.mutate(undefined, {
      onSuccess: () => {
        message.success(t(chains ? "focus.sent" : "focus.decided", { number: row.number }));
        onSettled();
      },
    });
  };
  const choose = (one: number) => () => !chains && setRank(one);
  useKeys({ "1": choose(1), "2": choose(2), "3": choose(3), Enter: (event) => (event.target as HTMLElement).tagName !== "BUTTON" && go(), "Control+Enter": go });
  return (
    <Flex vertical gap="middle" className="focus-point">
      <div>
        <Typography.Text type="secondary">{[row.number, row.department, row.post].filter(Boolean).join(" · ")}</Typography.Text>
        <h2 className="focus-title">{row.title}</h2>
        <ul>{point?.manifestations.map((one, index) => <li key={index}>{one}</li>)}</ul>
        {point?.content && <Typography.Paragraph>{point.content}</Typography.Paragraph>}
      </div>
      <Flex gap="large" wrap align="flex-start">
        {profile && <ScoreMatrix rules={profile.grading} scores={(row.sheet?.scores ?? {}) as Scores} />}
        <Flex vertical gap="small" className="focus-choice">
          <span>{t("desk.computed")} <GradeMark rank={proposed} label={label(proposed, row.subject_type)} /></span>
          {row.panel?.opinion && <span>{t("desk.section")} {row.panel.opinion}</span>}
          {row.case && <Alert type="info" showIcon title={t("bulk.underWay", { number: row.case.number })} />}
          {!chains && (
            <Flex gap="small" role="radiogroup" aria-label={t("focus.rank")}>
              {[1, 2, 3].map((one) => (
                <Button key={one} size="large" role="radio" aria-checked={rank === one} className={rank === one ? "focus-chosen" : undefined} onClick={choose(one)}>
                  <kbd>{one}</kbd> <GradeMark rank={one} label={label(one, row.subject_type)} />
                </Button>
              ))}
            </Flex>
          )}
          {below && <Input.TextArea aria-label={t("focus.reason")} placeholder={t("focus.reason")} autoFocus autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
          {!chains && answer && !answer.allowed && <Alert type="warning" showIcon title={<Answer answer={answer} />} />}
          {act.error instanceof Problem && <Alert type="error" showIcon title={<ProblemText problem={act.error} />} />}
          <Flex gap="small">
            <Button type="primary" size="large" loading={act.isPending} disabled={barred} onClick={go}>{t(chains ? "act.send" : "act.decide")} <kbd>Enter</kbd></Button>
            <Button size="large" onClick={() => onWalk(-1)}>{t("focus.before")} <kbd>K</kbd></Button>
            <Button size="large" onClick={() => onWalk(1)}>{t("focus.after")} <kbd>J</kbd></Button>
          </Flex>
          {settled && <Typography.Text type="success">{t("focus.settled")}</Typography.Text>}
        </Flex>
      </Flex>
    </Flex>
  );
}
