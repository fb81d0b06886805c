import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Task } from "../queries";
import { useRemindTogether } from "../undo";

/** Reminds of several at once and names those that cannot be reminded of yet. */
export function RemindTogether({ chosen, onDone }: { chosen: readonly Task[]; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const { message, modal } = App.useApp();
  const remind = useRemindTogether();
  const open = chosen.filter((one) => one.case_id && one.state === "open");
  const send = () =>
    remind.mutate(open, {
      onSuccess: (told) => {
        const failed = told.filter((one) => one.reason);
        void message.success(t("remind.some", { count: told.length - failed.length }));
        if (failed.length) {
          modal.info({
            title: t("remind.some", { count: told.length - failed.length }),
            content: <ul className="plain-list">{failed.map((one) => <li key={one.task.id}>{one.task.title} — {one.reason}</li>)}</ul>,
          });
        }
        onDone();
      },
    });
  return (
    <Button type="primary" disabled={!open.length} loading={remind.isPending} onClick={send}>
      {t("remind.together", { count: open.length })}
    </Button>
  );
}
