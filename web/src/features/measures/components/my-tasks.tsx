import { Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { type ListedTask, useTasksOfPost } from "../queries";
import { DoingDialog } from "./doing-dialog";
import { NextDue } from "./next-due";

/** The definite work of one's post, each finished by saying how. */
export function MyTasks({ post }: { post: string | null | undefined }) {
  const { t } = useTranslation("measures");
  const { data } = useTasksOfPost(post);
  const [finished, setFinished] = useState<ListedTask>();
  if (!data?.items.length) return null;
  return (
    <section className="measures-section">
      <h2 className="measures-group">{t("mine.tasks", { count: data.items.length })}</h2>
      <ul className="rows">
        {data.items.map((one) => (
          <li key={one.id}>
            <div className="grows">
              <strong>{one.title}</strong>
              <Flex gap="small" wrap>
                <NextDue measure={{ next_due_on: one.due_on }} />
                <span>{t("task.shows", { what: one.deliverable })}</span>
                <Link to={`/measures/${one.measure_id}`}>{one.measure_text}</Link>
                <Typography.Text type="secondary">{one.risk_point_number} {one.risk_point_title}</Typography.Text>
              </Flex>
            </div>
            <Act asks="measure:perform" subject={{ kind: "measure", id: one.measure_id }} allowed onClick={() => setFinished(one)}>{t("act.finish")}</Act>
          </li>
        ))}
      </ul>
      {finished && <DoingDialog measure={{ id: finished.measure_id, text: finished.measure_text }} task={finished.id} onClose={() => setFinished(undefined)} />}
    </section>
  );
}
