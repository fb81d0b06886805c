import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { day } from "@/shared/time/dates";
import { useMyPoints, useRunningNotices } from "../queries";
import { Block } from "./block";

/** The risk points one answers for, by grade; each number opens its list. */
export function MyPoints() {
  const { t } = useTranslation("workbench");
  const points = useMyPoints(true);
  const none = points.every((one) => one.total === 0);
  return (
    <Block title={t("points.title")} more={{ to: "/risks?responsible=any&status=in_force", label: t("points.all") }}>
      {none ? (
        <p className="quiet">{t("points.none")}</p>
      ) : (
        <ul className="grades">
          {points.map((one) => (
            <li key={one.rank}>
              <Link to={`/risks?responsible=any&status=in_force&rank=${one.rank}`}>
                <span className="grade-number">{one.total ?? "…"}</span>
                <GradeMark rank={Number(one.rank)} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

/** What is on the board just now. */
export function RunningNotices() {
  const { t } = useTranslation("workbench");
  const { data } = useRunningNotices(true);
  const notices = data?.items ?? [];
  return (
    <Block title={t("notices.title")} more={{ to: "/notices", label: t("notices.all") }}>
      {data && !notices.length && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("notices.none")} />}
      <ul className="wb-rows">
        {notices.map((one) => (
          <li key={one.id} className="wb-row">
            <Link to={`/notices/${one.id}`} className="wb-row-text wb-row-short">{one.title}</Link>
            <span className="small">{t("notices.until", { day: day(one.ends_on) })}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
