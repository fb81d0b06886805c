import { Alert, Button, Empty, Flex, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { SearchField } from "@/shared/table/search-field";
import { day } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { BoardSettings } from "../components/board-settings";
import { NoticeState } from "../components/notice-state";
import { Openness } from "../components/openness";
import { type NoticeLine, readNotices, useCompleteness, useTypes } from "../queries";

/** P29: what is shown, to whom and until when. */
export default function NoticesPage() {
  const { t } = useTranslation("notices");
  const navigate = useNavigate();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame
      title={t("notice.list")}
      actions={
        <>
          <Button href={`/board/${me.bureau}`} target="_blank">{t("board.open")}</Button>
          <Act asks="notice:draft" type="primary" onClick={() => navigate("/notices/new")}>{t("notice.new")}</Act>
        </>
      }
    >
      <Tabs
        activeKey={params.get("tab") ?? "list"}
        onChange={(tab) => setParams(tab === "list" ? {} : { tab })}
        items={[
          { key: "list", label: t("notice.list"), children: <List /> },
          { key: "openness", label: t("openness.title"), children: <Openness /> },
          { key: "completeness", label: t("completeness.title"), children: <Completeness /> },
          { key: "board", label: t("board.title"), children: <BoardSettings /> },
        ]}
      />
    </PageFrame>
  );
}

function List() {
  const { t } = useTranslation("notices");
  const word = useWord();
  const navigate = useNavigate();
  const types = useTypes();
  return (
    <LedgerTable<NoticeLine>
      name="notices"
        register="notices"
      read={readNotices}
      onOpen={(one) => navigate(`/notices/${one.id}`)}
      search={
        <>
          <SearchField label={t("notice.find")} />
          <FilterSelect name="type" label={t("notice.content")} options={types} />
          <FilterSelect name="scope" label={t("notice.scope")} options={useWords("notices.scope")} />
          <FilterSelect name="kind" label={t("notice.kind")} options={useWords("notices.kind")} />
          <FilterSelect name="state" label={t("notice.state")} options={useWords("notices.state")} />
        </>
      }
      empty={<Empty description={t("notice.none")} />}
      columns={[
        { key: "number", title: t("notice.number"), dataIndex: "number", width: 122 },
        { key: "title", title: t("notice.title"), width: 240, render: (_value, one) => <Link to={`/notices/${one.id}`}>{one.title}</Link> },
        { key: "content", title: t("notice.content"), dataIndex: "content", width: 95 },
        { key: "kind", title: t("notice.kind"), width: 90, rare: true, render: (_value, one) => word("notices.kind", one.kind) },
        { key: "scope", title: t("notice.scope"), width: 85, render: (_value, one) => word("notices.scope", one.scope) },
        { key: "state", title: t("notice.state"), width: 108, render: (_value, one) => <NoticeState short notice={one} /> },
        { key: "said", title: t("notice.said"), width: 125, render: (_value, one) => <SaidOf notice={one} /> },
        { key: "period", title: t("notice.period"), width: 190, render: (_value, one) => [day(one.starts_on), day(one.ends_on)].filter(Boolean).join(" – ") },
        { key: "conclusion", title: t("notice.conclusion"), dataIndex: "conclusion", width: 150 },
      ]}
    />
  );
}

function SaidOf({ notice }: { notice: NoticeLine }) {
  const { t } = useTranslation("notices");
  if (!notice.comment_count) return null;
  return (
    <Flex gap={4} wrap>
      <Link to={`/notices/${notice.id}/comments`}>{t("notice.saidCount", { count: notice.comment_count, objections: notice.objection_count })}</Link>
      {notice.open_comment_count > 0 && <Tag color="warning">{t("notice.unanswered", { count: notice.open_comment_count })}</Tag>}
    </Flex>
  );
}

function Completeness() {
  const { t } = useTranslation("notices");
  const asked = useCompleteness();
  return (
    <Asked asked={asked}>
      {(found) => (
        <Flex vertical gap="small">
          <Alert
            type={found.complete ? "success" : "warning"}
            showIcon
            title={t(found.complete ? "completeness.complete" : "completeness.lacks")}
            description={t("completeness.counts", { powers: found.powers, points: found.risk_points, withheld: found.withheld })}
          />
          <ul className="rows">
            {found.checks.map((one) => (
              <li key={one.part}>
                <strong>{t(`part.${one.part}`)}</strong>
                <span>{one.missing_count ? t("completeness.missing", { count: one.missing_count, some: one.missing.slice(0, 5).join("、") }) : t("completeness.nothing")}</span>
              </li>
            ))}
          </ul>
        </Flex>
      )}
    </Asked>
  );
}
