import { Card, Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked } from "@/shared/pages/page-frame";
import { useFlowcharts } from "../queries";

/** Where on the path of a power its risks sit is read on its control diagram. */
export function FlowsCard() {
  const { t } = useTranslation("statistics");
  return (
    <Card size="small" className="chart-card">
      <div className="chart-head"><h2>{t("flows.title")}</h2></div>
      <p className="chart-said">{t("flows.about")}</p>
      <Asked asked={useFlowcharts()}>
        {(found) => (
          <>
            {!found.items.length && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("flows.none")} />}
            {found.items[0] && (
              <a href={`/flowcharts/${found.items[0].id}/print`} target="_blank" rel="noreferrer" className="chart-flow">
                <img src={`/api/v1/flowcharts/${found.items[0].id}/svg`} alt={t("flows.picture", { title: found.items[0].title })} loading="lazy" />
              </a>
            )}
            <ul className="rows">
              {found.items.map((one) => (
                <li key={one.id}>
                  <a href={`/flowcharts/${one.id}/print`} target="_blank" rel="noreferrer">{one.title}</a>
                  <small>{one.department} · {t("flows.powers", { count: one.powers.length })}</small>
                </li>
              ))}
            </ul>
            <Link to="/flows">{t("flows.all", { count: found.total ?? found.items.length })}</Link>
          </>
        )}
      </Asked>
    </Card>
  );
}
