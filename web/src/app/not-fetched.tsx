import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { PlainPage } from "@/shared/pages/plain-page";
import { OwnContact } from "@/shared/problem/problem-text";

const again = () => window.location.reload();

/** What stands where the files of a page could not be fetched; it opens by itself once the line is back. */
export function NotFetched() {
  const { t } = useTranslation();
  useEffect(() => {
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  return (
    <PlainPage
      title={t("failure.title")}
      text={<><p>{t("failure.text")}</p><OwnContact /></>}
      acts={<Button type="primary" onClick={again}>{t("failure.again")}</Button>}
    />
  );
}
