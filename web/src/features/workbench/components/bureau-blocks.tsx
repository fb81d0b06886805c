import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { day } from "@/shared/time/dates";
import { useMyPoints, useRunningNotices } from "../queries";
import { Block } from "./block";

const RANKS = [["1", "high"], ["2", "medium"], ["3", "low"]] as const;
const FIRST = "direct";

/** The risk points one answers for, by how and by grade; each number opens exactly its list. */
export function MyPoints() {
  const { t } = useTranslation("workbench");
  const { data } = useMyPoints();
  const held = (data?.items ?? []).filter((one) => one.points > 0);
  const listOf = (way: string, rank?: string) => `/risks?status=in_force&responsible=${way}${rank ? `&rank=${rank}` : ""}`;
  return (
    <Block guide="points" title={t("points.title")} more={{ to: listOf(held[0]?.responsible ?? FIRST), label: t("points.all") }}>
      {data && !held.length && <p className="quiet">{t("points.none")}</p>}
      {held.map(({ responsible, points, ...counts }) => {
        const kind = t(`points.${responsible}`);
        return (
          <div key={responsible} className="points-way">
            <Link to={listOf(responsible)}>{t("points.of", { kind, count: points })}</Link>
            <ul className="grades" aria-label={kind}>
              {RANKS.map(([rank, name]) => (
                <li key={rank}>
                  <Link to={listOf(responsible, rank)}>
                    <span className="grade-number">{counts[name]}</span> <GradeMark rank={Number(rank)} />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {held.length > 0 && <p className="quiet small">{t("points.explain")}</p>}
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
