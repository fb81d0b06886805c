import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useYear } from "./year";
import { useYearName } from "./year-name";

/** Says that a page shows another year than the running one, and leads back to it. */
export function YearStrip({ note }: { note?: string | undefined }) {
  const { t } = useTranslation("shared");
  const { shown, running, choose } = useYear();
  const name = useYearName();
  if (!shown || !running || shown.year === running.year) return null;
  const back = <Button size="small" onClick={() => choose(running)}>{t("year.back", { year: running.year })}</Button>;
  return <Alert className="year-strip" type="warning" showIcon role="status" title={<><strong>{t("year.other", { name: name(shown) })}</strong> {note}</>} action={back} />;
}
