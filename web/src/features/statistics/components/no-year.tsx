import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCan } from "@/shared/session/me";

/** Without a running year there is no progress to show. */
export function NoYear() {
  const { t } = useTranslation("statistics");
  const can = useCan();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("year.none")}>
      {can("cycle_plan:read") && <Link to="/cycles">{t("year.open")}</Link>}
    </Empty>
  );
}
