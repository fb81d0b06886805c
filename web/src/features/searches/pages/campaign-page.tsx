import { Alert, Card, Descriptions, Flex, Select, Table, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory, useOrganisation } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { CampaignActs } from "../components/campaigns";
import { type Campaign, useCampaignFigures, useCopies, useCoverage } from "../queries";
import "../searches.css";

interface Section { department_id: string; department: string; owed: number; submitted: number; excused: number; late: number; returned: number; members: number; took_part: number; coverage_gaps: number }
interface Missing { sheet_id: string; number: string; title: string; late: boolean; due_on: string; coverage: string; department_id: string | null; state: string }
interface Leader { post_id: string; post: string; sheet: Missing; points: number; measures: number; in_charge: { owed: number; submitted: number } }

/** One round of search: how far it is, what is missing, what was not looked at, what reads alike. */
export default function CampaignPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("searches");
  const { t: pages } = useTranslation();
  const can = useCan();
  const figures = useCampaignFigures(id);
  const campaign = figures.data?.campaign as unknown as Campaign | undefined;
  const tabs = [
    { key: "progress", label: t("figures.progress"), children: <Asked asked={figures}>{(found) => <Progress found={found as never} />}</Asked> },
    { key: "coverage", label: t("figures.coverage"), children: <Coverage id={id} /> },
    ...(can("campaign:plan") ? [{ key: "copies", label: t("figures.copies"), children: <Copies id={id} /> }] : []),
  ];
  return (
    <PageFrame title={campaign?.title ?? t("campaign.one")} crumbs={[{ title: pages("page.P19"), to: "/surveys?box=campaigns" }]} actions={campaign && <CampaignActs campaign={campaign} />}>
      <Tabs items={tabs} destroyOnHidden />
    </PageFrame>
  );
}

interface Found { campaign: Campaign; sections: Section[]; missing: Missing[]; leaders: Leader[]; methods: Record<string, number>; warnings: string[]; contributions: Record<string, number>; defects: Record<string, number>; copies: number }

function Progress({ found }: { found: Found }) {
  const { t } = useTranslation("searches");
  const word = useWord();
  const counts = (values: Record<string, number>, name: (key: string) => string) => Object.entries(values).map(([key, count]) => `${name(key)} ${count}`).join("　") || "—";
  const number = (key: keyof Section) => ({ title: t(`figures.${key}`), dataIndex: key, width: 90 });
  return (
    <Flex vertical gap="middle">
      {found.warnings.map((one) => <Alert key={one} type="warning" showIcon title={t(`figures.${one}`)} />)}
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: "days", label: t("figures.days"), children: `${day(found.campaign.opens_on)} — ${day(found.campaign.due_on)}` },
          { key: "state", label: t("head.state"), children: <Tag>{word("campaigns.state", found.campaign.state)}</Tag> },
          { key: "methods", label: t("figures.methods"), children: counts(found.methods, (key) => word("methods", key)) },
          { key: "contributions", label: t("figures.contributions"), children: counts(found.contributions, (key) => word("contributions", key)) },
          { key: "defects", label: t("figures.defects"), children: counts(found.defects, (key) => t(`defect.${key}`)) },
          { key: "copies", label: t("figures.alike"), children: found.copies },
        ]}
      />
      <Table<Section>
        size="small"
        rowKey="department_id"
        pagination={false}
        dataSource={found.sections}
        columns={[
          { title: t("head.department"), render: (_value, one) => <Link to={`/surveys?department_id=${one.department_id}&campaign_id=${found.campaign.id}`}>{one.department}</Link> },
          number("owed"), number("submitted"), number("excused"), number("late"), number("returned"),
          { title: t("figures.took_part"), width: 110, render: (_value, one) => (one.members ? `${one.took_part}/${one.members}` : "—") },
          number("coverage_gaps"),
        ]}
      />
      {found.leaders.length > 0 && (
        <Card size="small" title={<h2 className="sheet-card-title">{t("figures.leaders")}</h2>}>
          <Table<Leader>
            size="small"
            rowKey="post_id"
            pagination={false}
            dataSource={found.leaders}
            columns={[
              { title: t("head.post"), render: (_value, one) => <Link to={`/surveys/${one.sheet.sheet_id}`}>{one.post}</Link> },
              { title: t("head.state"), width: 110, render: (_value, one) => <Tag>{word("sheets.state", one.sheet.state)}</Tag> },
              { title: t("figures.points"), dataIndex: "points", width: 100 },
              { title: t("figures.measures"), dataIndex: "measures", width: 100 },
              { title: t("figures.inCharge"), width: 160, render: (_value, one) => `${one.in_charge.submitted}/${one.in_charge.owed}` },
            ]}
          />
        </Card>
      )}
      <Card size="small" title={<h2 className="sheet-card-title">{t("figures.missing", { count: found.missing.length })}</h2>}>
        <Table<Missing>
          size="small"
          rowKey="sheet_id"
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={found.missing}
          columns={[
            { title: t("head.number"), width: 140, render: (_value, one) => <Link to={`/surveys/${one.sheet_id}`}>{one.number}</Link> },
            { title: t("list.title"), dataIndex: "title" },
            { title: t("head.due"), width: 160, render: (_value, one) => <>{day(one.due_on)} {one.late && <Tag color="error">{t("head.late")}</Tag>}</> },
            { title: t("figures.strict"), width: 120, render: (_value, one) => word("campaigns.coverage_policy", one.coverage) },
          ]}
        />
      </Card>
    </Flex>
  );
}

interface Cell { flow_step_id: string | null; step: string; key_step: boolean; points: string[]; state: "points" | "examined" | "empty"; reason: string; signed_name: string }
interface Covered { power_id: string; number: string; name: string; has_chart: boolean; cells: Cell[]; empty: number }

/** Powers of a section with their steps: points, signed marks, and what nobody looked at. */
function Coverage({ id }: { id: string }) {
  const { t } = useTranslation("searches");
  const { departments } = useDirectory();
  const [chosen, setChosen] = useState<string>();
  const first = useOrganisation().data?.departments?.find((one) => one.kind !== "leadership")?.id;
  const department = chosen ?? first;
  const { data, isFetching } = useCoverage(id, department);
  return (
    <Flex vertical gap="small" align="stretch">
      <Select className="sheet-choice" aria-label={t("head.department")} showSearch={BY_NAME} value={department} options={departments} onChange={setChosen} />
      <Table<Covered>
        size="small"
        rowKey="power_id"
        loading={isFetching}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={(data?.items ?? []) as unknown as Covered[]}
        columns={[
          { title: t("field.power"), width: 320, render: (_value, one) => <Link to={`/powers/${one.power_id}`}>{one.number} {one.name}</Link> },
          { title: t("figures.cells"), render: (_value, one) => <Flex gap={4} wrap>{one.cells.map((cell) => <CellMark key={cell.flow_step_id ?? "whole"} cell={cell} />)}</Flex> },
          { title: t("figures.empty"), dataIndex: "empty", width: 90 },
        ]}
      />
    </Flex>
  );
}

const COLOURS = { points: "success", examined: "processing", empty: "error" } as const;

function CellMark({ cell }: { cell: Cell }) {
  const { t } = useTranslation("searches");
  const step = cell.step || t("figures.whole");
  const told = cell.state === "points" ? t("figures.cellPoints", { count: cell.points.length }) : t(`figures.cell_${cell.state}`);
  return <Tag color={COLOURS[cell.state]} title={[cell.points.join("、"), cell.reason, cell.signed_name].filter(Boolean).join(" ")}>{step}：{told}</Tag>;
}

interface Alike { risk_point_id: string; number: string; other_id: string; other_number: string; likeness: number }

function Copies({ id }: { id: string }) {
  const { t } = useTranslation("searches");
  const { data } = useCopies(id, true);
  return (
    <Table<Alike>
      size="small"
      rowKey={(one) => `${one.risk_point_id}${one.other_id}`}
      loading={!data}
      dataSource={(data?.items ?? []) as unknown as Alike[]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t("figures.noCopies") }}
      columns={[
        { title: t("figures.one"), render: (_value, one) => <Link to={`/risks/${one.risk_point_id}`}>{one.number}</Link> },
        { title: t("figures.other"), render: (_value, one) => <Link to={`/risks/${one.other_id}`}>{one.other_number}</Link> },
        { title: t("figures.likeness"), render: (_value, one) => `${Math.round(one.likeness)}%`, width: 120 },
      ]}
    />
  );
}
