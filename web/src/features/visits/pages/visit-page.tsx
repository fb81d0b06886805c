import { Alert, App, Descriptions, Empty, Flex, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { settled } from "@/shared/problem/settled";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { SeenPower } from "../components/seen-power";
import { useBureaus, useCloseVisit, useFiledItems, useSeenRiskPoint, useVisit, type Visit } from "../queries";
import { isOpen, VisitState } from "./visits-page";

/** One visit: the records the bureau filed, looked at one by one. */
export default function VisitPage() {
  const { id = "" } = useParams();
  const visit = useVisit(id);
  return <Asked asked={visit}>{(found) => <Whole visit={found} />}</Asked>;
}

function Whole({ visit }: { visit: Visit }) {
  const { t } = useTranslation("visits");
  const { modal } = App.useApp();
  const [seen, setSeen] = useState("");
  const { nameOf } = useDirectory();
  const { data: bureaus } = useBureaus();
  const bureau = bureaus?.items.find((one) => one.code === visit.bureau);
  const filed = useFiledItems(bureau?.name ?? "");
  const close = useCloseVisit();
  const open = isOpen(visit);
  const ask = () =>
    modal.confirm({ title: t("close.title"), content: t("close.text"), okText: t("close.act"), onOk: () => settled(close.mutateAsync(visit)) });
  return (
    <PageFrame
      title={t("visit.one", { bureau: bureau?.name ?? visit.bureau })}
      crumbs={[{ title: t("visit.list"), to: "/region/visits" }]}
      actions={open && <Act asks="visit:close" loading={close.isPending} onClick={ask}>{t("close.act")}</Act>}
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          bordered
          column={3}
          items={[
            { key: "state", label: t("visit.state"), children: <VisitState visit={visit} /> },
            { key: "by", label: t("visit.openedBy"), children: `${nameOf(visit.opened_by)} ${minute(visit.opened_at)}` },
            { key: "until", label: t("visit.expiresAt"), children: minute(visit.closed_at ?? visit.expires_at) },
            { key: "reason", label: t("visit.reason"), span: 3, children: visit.reason },
          ]}
        />
        <Alert type="info" showIcon title={t(open ? "visit.isSeen" : "visit.isOver")} />
        <Table
          rowKey="item_id"
          size="small"
          loading={filed.isLoading}
          dataSource={filed.data ?? []}
          pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
          locale={{ emptyText: <Empty description={t("visit.nothingFiled")} /> }}
          columns={[
            { title: t("point.number"), dataIndex: "number", width: 130 },
            { title: t("point.title"), dataIndex: "title" },
            { title: t("point.rank"), width: 90, render: (_value, one) => <GradeMark rank={one.rank} /> },
            {
              title: t("point.acts"),
              width: 120,
              render: (_value, one) => (
                <Act asks="visit:look" size="small" blocked={open ? undefined : t("visit.isOver")} onClick={() => setSeen(one.item_id)}>{t("point.look")}</Act>
              ),
            },
          ]}
        />
      </Flex>
      <Seen visit={visit.id} record={seen} around={(filed.data ?? []).map((one) => one.item_id)} onGo={setSeen} onClose={() => setSeen("")} />
    </PageFrame>
  );
}

interface SeenProps {
  visit: string;
  record: string;
  around: readonly string[];
  onGo: (id: string) => void;
  onClose: () => void;
}

function Seen({ visit, record, around, onGo, onClose }: SeenProps) {
  const { t } = useTranslation("visits");
  const word = useWord();
  const seen = useSeenRiskPoint(visit, record);
  return (
    <RecordDrawer open={record !== ""} title={t("point.file")} around={around} current={record} onGo={onGo} onClose={onClose}>
      <Asked asked={seen}>
        {(found) => (
          <Descriptions
            bordered
            size="small"
            column={1}
            items={[
              { key: "number", label: t("point.number"), children: found.number },
              { key: "title", label: t("point.title"), children: found.title },
              { key: "rank", label: t("point.rank"), children: <GradeMark rank={found.rank} /> },
              { key: "place", label: t("point.place"), children: [found.department, found.post].filter(Boolean).join(" · ") },
              ...(found.power_id ? [{ key: "power", label: t("point.power"), children: <SeenPower key={found.power_id} visit={visit} power={found.power_id} name={found.power ?? ""} /> }] : []),
              { key: "category", label: t("point.category"), children: word("categories", found.category) },
              { key: "content", label: t("point.content"), children: found.content },
              { key: "shown", label: t("point.manifestations"), children: <ul>{found.manifestations.map((one) => <li key={one}>{one}</li>)}</ul> },
              { key: "measures", label: t("point.measures"), children: <ul>{found.measures.map((one) => <li key={one.id}>{one.text}</li>)}</ul> },
            ]}
          />
        )}
      </Asked>
    </RecordDrawer>
  );
}
