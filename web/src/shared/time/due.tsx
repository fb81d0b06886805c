import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { day, dayOfWeek, today } from "./dates";

interface Props {
  on: string | null | undefined;
  /** Working days left; negative when late. */
  left?: number | null;
  /** It is done: the days tell by how many it was late. */
  done?: boolean;
}

/** Until when something is due; late is an extra red tag, never a status. */
export function Due({ on, left, done }: Props) {
  const { t, i18n } = useTranslation("shared");
  if (!on) return null;
  if (left == null) return <span>{day(on)}</span>;
  if (done) return <Tag color="warning">{t("due.doneLate", { count: -left })}</Tag>;
  if (left < 0) return <Tag color="error">{t("due.late", { count: -left })}</Tag>;
  if (left === 0) {
    const over = day(on) < today();
    return over ? <Tag color="error">{t("due.over", { day: day(on) })}</Tag> : <span className="due-soon">{t("due.today")}</span>;
  }
  return (
    <span className={left <= 3 ? "due-soon" : undefined} title={day(on)}>
      {t("due.left", { count: left })} <small className="whole">{t("due.on", { day: dayOfWeek(on, i18n.language) })}</small>
    </span>
  );
}
