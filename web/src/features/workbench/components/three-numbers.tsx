import { Card, Statistic } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { minute } from "@/shared/time/dates";
import { useMe } from "@/shared/session/me";
import { useTaskCounts } from "@/shared/tasks/counts";
import { useMyTasks, useToRead } from "../queries";

/** How many wait for me, how many are late, what came since I last looked. */
export function ThreeNumbers() {
  const { t } = useTranslation("workbench");
  const { person_id } = useMe();
  const last = useLastLook(person_id);
  const counts = useTaskCounts();
  const { data: tasks } = useMyTasks();
  const { data: reading } = useToRead();
  const waiting = tasks?.items ?? [];
  const fresh = [...waiting, ...(reading?.items ?? [])].filter((one) => !last || one.opened_at > last).length;
  const numbers = [
    { key: "waiting", value: counts?.waiting, to: "/tasks" },
    { key: "late", value: counts?.overdue, to: "/tasks" },
    { key: "fresh", value: tasks && fresh, to: "/tasks" },
  ];
  return (
    <div className="numbers">
      {numbers.map((one) => (
        <Link key={one.key} to={one.to} className="number">
          <Card size="small" hoverable>
            <Statistic
              title={one.key === "fresh" && last ? t("number.freshSince", { time: minute(last) }) : t(`number.${one.key}`)}
              value={one.value ?? "…"}
              className={one.key === "late" && (one.value ?? 0) > 0 ? "number-late" : undefined}
            />
          </Card>
        </Link>
      ))}
    </div>
  );
}

/** When the person last opened the workbench on this machine, before now. */
function useLastLook(person: string): string {
  const [last] = useState(() => localStorage.getItem(`lianfang.look.${person}`) ?? "");
  useEffect(() => {
    const leave = () => localStorage.setItem(`lianfang.look.${person}`, new Date().toISOString());
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [person]);
  return last;
}
