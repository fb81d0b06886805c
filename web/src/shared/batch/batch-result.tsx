import { Alert, Button, Flex, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { GapList } from "@/shared/gaps/gap-list";
import { useUndoBatch } from "./queries";
import "./batch.css";

const SECONDS = 10;

export type BatchResult = Of<"Outcomes"> & { at: number };

/** What became of each, and for ten seconds the way back. */
export function BatchResult({ result, onClose }: { result: BatchResult; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const undo = useUndoBatch();
  const left = useSecondsLeft(result.at);
  const failed = undo.data ? undo.data.items.filter((one) => one.reason) : result.items.filter((one) => one.outcome !== "approved");
  const way = result.approved_count > 0 && left > 0 && !undo.isSuccess;
  return (
    <Alert
      className="batch-result"
      type={failed.length ? "warning" : "success"}
      showIcon
      closable={{ onClose }}
      role="status"
      title={undo.data ? t(undo.data.undone_count ? "batch.undone" : "batch.notUndone", { count: undo.data.undone_count }) : t(failed.length ? "batch.doneSome" : "batch.done", { count: result.approved_count, failed: failed.length })}
      description={
        <Flex vertical gap="small">
          {failed.length > 0 && (
            <ul className="plain-list">
              {failed.map((one) => (
                <li key={one.task_id}>
                  <Link to={`/tasks/${one.task_id}`}>{one.title}</Link>{" — "}{one.reason}
                  {one.missing.length > 0 && <GapList gaps={one.missing} />}
                </li>
              ))}
            </ul>
          )}
          {way && (
            <Flex gap="small" align="center">
              <Button
                type="primary"
                loading={undo.isPending}
                onClick={() => undo.mutate(result.batch_id)}
              >
                {t("batch.undo", { count: left })}
              </Button>
              <Progress percent={left * 10} showInfo={false} className="undo-line" aria-label={t("batch.undo", { count: left })} />
            </Flex>
          )}
        </Flex>
      }
    />
  );
}

function useSecondsLeft(at: number): number {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, [at]);
  return Math.max(0, SECONDS - Math.floor((now - at) / 1000));
}
