import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRegionName } from "../queries";

/** A sum over some bureaus is never passed off as the region. */
export function Partial({ found }: { found: { expected: number; reporting: number; complete: boolean; year?: number | null; elsewhere?: number } }) {
  const { t } = useTranslation("region");
  const region = useRegionName();
  if (found.complete) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="form-submit"
      title={<>{t(found.elsewhere ? "partialOfYear" : "partial", { ...found, region })} <Link to="/region/bureaus">{t("partialWho")}</Link></>}
    />
  );
}
