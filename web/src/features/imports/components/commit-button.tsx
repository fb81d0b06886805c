import { App } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import type { Opened } from "../queries";

/** Enters the rows; how many and how many not is said and agreed to first. */
export function CommitButton({ one, onCommit }: { one: Opened; onCommit: (partial: boolean) => void }) {
  const { t } = useTranslation("imports");
  const { modal } = App.useApp();
  const counts = one.counts ?? {};
  const [ready, blocked, left] = [counts.ready ?? 0, counts.blocked ?? 0, counts.left_out ?? 0];
  const ask = () =>
    modal.confirm({
      title: t("commit.title", { ready, left: blocked + left }),
      content: (
        <ul>
          {blocked > 0 && <li>{t("commit.blocked", { count: blocked, problems: counts.blocking_problems ?? 0 })}</li>}
          {left > 0 && <li>{t("commit.left", { count: left })}</li>}
          {Boolean(counts.unchanged) && <li>{t("commit.unchanged", { count: counts.unchanged })}</li>}
          {Boolean(counts.notice_problems) && <li>{t("commit.doubts", { count: counts.notice_problems })}</li>}
          {one.kind !== "organisation" && <li>{t("commit.back")}</li>}
        </ul>
      ),
      okText: t("commit.act"),
      cancelText: t("commit.stay"),
      onOk: () => onCommit(blocked > 0),
    });
  return (
    <Act asks="import:commit" type="primary" blocked={ready ? undefined : t("commit.nothing")} onClick={ask}>{t("commit.act")}</Act>
  );
}
