import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/shared/session/me";
import { UrgencyMark } from "@/shared/tasks/urgency-mark";
import { useWords } from "@/shared/words/vocabularies";
import { useSetUrgency, type Case } from "../queries";

/** How urgent a case is; whoever sent it may say so while it runs. */
export function Urgency({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const words = useWords("tasks.urgency");
  const press = useSetUrgency(found);
  if (found.state !== "running" || found.started_by !== me.person_id) return <UrgencyMark urgency={found.urgency} usual />;
  return (
    <Select
      size="small"
      aria-label={t("column.urgency")}
      popupMatchSelectWidth={false}
      value={found.urgency}
      options={words}
      loading={press.isPending}
      onChange={(urgency) => press.mutate(urgency)}
    />
  );
}
