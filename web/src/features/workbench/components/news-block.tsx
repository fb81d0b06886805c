import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCan } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { useNews } from "../queries";
import { Block } from "./block";

/** The newest rules in force here, and what the leading group sent down. */
export function News() {
  const { t } = useTranslation("workbench");
  const can = useCan();
  const { data } = useNews(can("regulation:read"), can("cycle_plan:read"));
  return (
    <Block title={t("news.title")} more={{ to: "/regulations", label: t("news.all") }}>
      {data && !data.length && <p className="quiet">{t("news.none")}</p>}
      <ul className="wb-rows">
        {data?.map((one) => (
          <li key={one.key} className="wb-row">
            <Tag>{t(`news.${one.kind}`)}</Tag>
            <Link to={one.to} title={one.title} className="wb-row-text wb-row-short">{one.title}</Link>
            <span className="small">{day(one.on)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
