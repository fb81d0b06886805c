import { Alert, Card, Empty, Flex, Tabs, Tag, Tree, Typography, type TreeDataNode } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useOrganisation } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { useLedgerQuery } from "@/shared/table/ledger";
import { Bodies } from "../components/bodies";
import { Catalogues } from "../components/catalogues";
import { DepartmentDialog } from "../components/department-dialog";
import { DepartmentPanel } from "../components/department-panel";
import { Movable } from "../components/movable";
import { People } from "../components/people";
import { PersonDialog } from "../components/person-dialog";
import { PostPanel } from "../components/post-panel";
import { Supervision } from "../components/supervision";
import { type Branch, type Organisation, useGaps } from "../queries";

/** P54: sections and posts as a tree, who sits where, who is in charge, and the bodies. */
export default function OrganisationPage() {
  const { t } = useTranslation("organisation");
  const navigate = useNavigate();
  const can = useCan();
  const { ask, params } = useLedgerQuery();
  const organisation = useOrganisation();
  const [opening, setOpening] = useState(false);
  const [registering, setRegistering] = useState(false);
  return (
    <PageFrame
      title={t("page.title")}
      actions={
        <>
          <Act asks="organisation:import" onClick={() => void navigate("/imports")}>{t("page.import")}</Act>
          <Act asks="organisation:edit" onClick={() => setRegistering(true)}>{t("person.register")}</Act>
          <Act asks="organisation:edit" type="primary" onClick={() => setOpening(true)}>{t("department.open")}</Act>
        </>
      }
    >
      <Tabs
        activeKey={params.get("box") ?? "tree"}
        onChange={(box) => ask({ box })}
        destroyOnHidden
        items={[
          { key: "tree", label: t("tree.title"), children: <Asked asked={organisation}>{(found) => <TreeAndPanel organisation={found} />}</Asked> },
          { key: "bodies", label: t("body.list"), children: <Bodies /> },
          { key: "people", label: t("person.list"), children: <People /> },
          ...(can("responsibility:read") ? [{ key: "gaps", label: t("gap.title"), children: <Gaps /> }, { key: "supervision", label: t("supervision.title"), children: <Supervision /> }] : []),
          ...(can("summary:read") ? [{ key: "catalogues", label: t("catalogue.list"), children: <Catalogues /> }] : []),
        ]}
      />
      {opening && <DepartmentDialog onClose={() => setOpening(false)} />}
      {registering && <PersonDialog onClose={() => setRegistering(false)} />}
    </PageFrame>
  );
}

function TreeAndPanel({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation("organisation");
  const [params, setParams] = useSearchParams();
  const { departments } = organisation;
  const chosen = placeOf(departments, params.get("open") ?? "");
  const branch = departments.find((one) => one.id === chosen);
  const office = departments.flatMap((one) => one.posts).find((one) => one.id === chosen);
  return (
    <Flex gap="middle" align="flex-start" wrap>
      <Card size="small" className="org-tree">
        <Movable departments={departments} chosen={chosen}>
          <Tree
            blockNode
            defaultExpandedKeys={[...departments.slice(0, 3).map((one) => one.id), chosen]}
            autoExpandParent
            selectedKeys={[chosen]}
            onSelect={(keys) => setParams(keys.length ? { open: String(keys[0]) } : {}, { replace: true })}
            treeData={nodes(departments, null, t("tree.vacant"))}
            aria-label={t("tree.title")}
          />
        </Movable>
      </Card>
      <div className="grows">
        {branch && <DepartmentPanel key={branch.id} branch={branch} />}
        {office && <PostPanel key={office.id} id={office.id} />}
        {!branch && !office && <Empty description={t("tree.choose")} />}
      </div>
    </Flex>
  );
}

/** The section or post that is open; somebody's name opens the post he sits in. */
function placeOf(departments: readonly Branch[], open: string): string {
  const seat = departments.flatMap((one) => one.posts).find((one) => one.holders.some((holder) => holder.id === open));
  return seat?.id ?? open;
}

function nodes(all: readonly Branch[], parent: string | null, vacant: string): TreeDataNode[] {
  return all
    .filter((one) => one.parent_id === parent)
    .map((one) => ({
      key: one.id,
      title: <strong>{one.name}</strong>,
      children: [
        ...one.posts.map((post) => ({
          key: post.id,
          isLeaf: true,
          title: (
            <>
              {post.title}{" "}
              {post.holders.length ? <Typography.Text type="secondary">{post.holders.map((holder) => holder.name).join("、")}</Typography.Text> : <Tag color="warning">{vacant}</Tag>}
            </>
          ),
        })),
        ...nodes(all, one.id, vacant),
      ],
    }));
}

function Gaps() {
  const { t } = useTranslation("organisation");
  const gaps = useGaps();
  return (
    <Asked asked={gaps}>
      {(found) => {
        const lines = [
          ...(found.main_leader_missing ? [t("gap.noMainLeader")] : []),
          ...found.vacant_posts.map((one) => t("gap.vacant", { post: one.title, department: one.department })),
          ...found.departments_without_head.map((one) => t("gap.noHead", { name: one.name })),
          ...found.departments_in_no_portfolio.map((one) => t("gap.noPortfolio", { name: one.name })),
          ...found.main_leader_in_direct_charge.map((one) => t("gap.direct", { name: one.name })),
        ];
        if (!lines.length) return <Alert type="success" showIcon title={t("gap.none")} />;
        return (
          <>
            <Alert type="warning" showIcon title={t("gap.found", { count: lines.length })} />
            <ul className="rows">{lines.map((one) => <li key={one}>{one}</li>)}</ul>
          </>
        );
      }}
    </Asked>
  );
}
