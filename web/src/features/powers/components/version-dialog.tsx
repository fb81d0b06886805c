import { Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { minute } from "@/shared/time/dates";
import { usePowerVersion } from "../succession-queries";
import { PowerName } from "./power-name";
import { useTold } from "./told";

const UNTOLD = new Set(["id", "version", "updated_at", "import_id", "import_row", "enactment"]);

/** The whole power as it was in one version. */
export function VersionDialog({ id, number, onClose }: { id: string; number: number; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const told = useTold();
  const { data } = usePowerVersion(id, number);
  const rows = Object.entries((data?.after ?? {}) as Record<string, unknown>)
    .filter(([field, value]) => !UNTOLD.has(field) && value != null && value !== "" && !(Array.isArray(value) && !value.length));
  return (
    <Modal open width={760} footer={null} title={t("history.whole", { time: data ? minute(data.at) : "" })} onCancel={onClose}>
      {!data ? <Skeleton active /> : (
        <>
          <p>{minute(data.at)} {data.actor.name}{data.actor.post_title && `（${data.actor.post_title}）`} {t(`topic.${data.topic}`, { defaultValue: data.topic })}</p>
          <table className="compare">
            <tbody>{rows.map(([field, value]) => <tr key={field}><th scope="row">{t(`field.${field}`, { defaultValue: field })}</th><td>{field === "parent_id" ? <PowerName id={value as string} /> : told(field, value)}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </Modal>
  );
}
