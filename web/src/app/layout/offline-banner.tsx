import { Alert, Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { isAway, onLine } from "@/api/line";

/** Says that the line is cut or the service is away, and what happens to what is typed meanwhile. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [offline, setOffline] = useState(!navigator.onLine);
  const away = useSyncExternalStore(onLine, isAway);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  if (!offline && !away) return null;
  const again = () => void client.refetchQueries({ type: "active" });
  const act = offline ? undefined : <Button size="small" onClick={again}>{t("shell.tryAgain")}</Button>;
  return <Alert banner role="status" type="warning" title={t(offline ? "shell.offline" : "shell.away")} action={act} />;
}
