import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Says that the line is cut and what happens to what is typed meanwhile. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return offline ? <Alert banner type="warning" title={t("shell.offline")} /> : null;
}
