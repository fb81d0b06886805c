import { Card, Descriptions, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { useWord } from "@/shared/words/vocabularies";
import { type Branch, useCloseDepartment, useDepartment } from "../queries";
import { DayDialog } from "./day-dialog";
import { DepartmentDialog } from "./department-dialog";
import { PostDialog } from "./post-dialog";

/** One section: who is in charge of it, its posts, and what may be done to it. */
export function DepartmentPanel({ branch }: { branch: Branch }) {
  const { t } = useTranslation("organisation");
  const word = useWord();
  const [act, setAct] = useState<"change" | "post" | "close">();
  const { data: department } = useDepartment(branch.id, true);
  const close = useCloseDepartment();
  const done = () => setAct(undefined);
  return (
    <Card
      size="small"
      title={branch.name}
      extra={
        <Flex gap="small" wrap>
          <Act asks="organisation:edit" size="small" onClick={() => setAct("change")}>{t("department.change")}</Act>
          <Act asks="organisation:edit" size="small" onClick={() => setAct("close")}>{t("department.close")}</Act>
          <Act asks="organisation:edit" size="small" type="primary" onClick={() => setAct("post")}>{t("post.create")}</Act>
        </Flex>
      }
    >
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: "kind", label: t("department.kind"), children: word("departments.kind", branch.kind) },
          { key: "charge", label: t("department.inCharge"), children: branch.in_charge ? branch.in_charge.title : "—" },
        ]}
      />
      <Typography.Title level={3} className="part-title">{t("department.postCount", { count: branch.posts.length })}</Typography.Title>
      <ul className="rows">
        {branch.posts.map((one) => (
          <li key={one.id}>
            <Link to={`?open=${one.id}`} replace>{one.title}</Link>
            {one.holders.length ? <span>{one.holders.map((holder) => holder.name).join("、")}</span> : <Tag color="warning">{t("tree.vacant")}</Tag>}
          </li>
        ))}
      </ul>
      {act === "change" && department && <DepartmentDialog department={department} onClose={done} />}
      {act === "post" && <PostDialog departmentId={branch.id} onClose={done} />}
      {act === "close" && department && (
        <DayDialog
          title={t("department.closeTitle", { name: branch.name })}
          verb={t("department.close")}
          run={({ on }) => close.mutateAsync({ id: department.id, version: department.version, on })}
          onClose={done}
        />
      )}
    </Card>
  );
}
