import { Alert, Card, Descriptions, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { day, spoken } from "@/shared/time/dates";
import { useCan } from "@/shared/session/me";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import { Comments } from "../components/comments";
import { Lasting } from "../components/lasting";
import { NoticeState, runs } from "../components/notice-state";
import { Proofs } from "../components/proofs";
import { Publish } from "../components/publish";
import { Say } from "../components/say";
import { useTermWords } from "../components/term";
import { Withdraw } from "../components/withdraw";
import { type Notice, useNotice, useResult } from "../queries";

/** One notice as its readers see it, with its comments and what came of it. */
export default function NoticePage() {
  const { id = "" } = useParams();
  const notice = useNotice(id);
  return <Asked asked={notice}>{(found) => <Whole notice={found} />}</Asked>;
}

const OVER: readonly string[] = ["concluded", "replaced"];

function Whole({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const navigate = useNavigate();
  const term = useTermWords(notice);
  const running = notice.state !== "draft";
  const office = useCan()("notice:publish");
  return (
    <PageFrame
      title={notice.title}
      crumbs={[{ title: t("notice.list"), to: "/notices" }]}
      actions={
        <>
          {!office && notice.state === "published" && notice.takes_comments && <Say notice={notice} main />}
          <PaperButton kind="notice_sheet" about="notice" subjectId={notice.id} />
          {OVER.includes(notice.state) && <PaperButton kind="notice_result" about="notice" subjectId={notice.id}>{t("result.paper")}</PaperButton>}
          {notice.state === "draft" && <Act asks="notice:draft" onClick={() => navigate(`/notices/new?draft=${notice.id}`)}>{t("notice.change")}</Act>}
          {office && <Withdraw notice={notice} />}
          {office && <Lasting notice={notice} />}
          {notice.state === "draft" && <Publish notice={notice} />}
        </>
      }
    >
      <Flex vertical gap="middle">
        <Standing notice={notice} />
        {notice.extensions.map((one) => (
          <Alert key={one.ends_on} type="info" showIcon title={t("lasting.told", { count: one.working_days, on: day(one.ends_on), reason: one.reason })} />
        ))}
        <Descriptions
          size="small"
          bordered
          column={3}
          items={[
            { key: "number", label: t("notice.number"), children: notice.number || "—" },
            { key: "state", label: t("notice.state"), children: <NoticeState notice={notice} /> },
            { key: "scope", label: t("notice.scope"), children: word("notices.scope", notice.scope) },
            { key: "period", label: t("notice.period"), children: [day(notice.starts_on), day(notice.ends_on)].filter(Boolean).join(" – ") || term },
            { key: "supervisor", label: t("board.supervisor"), children: notice.supervisor || "—" },
            { key: "case", label: t("notice.case"), children: notice.case_id ? <Link to={`/cases/${notice.case_id}`}>{t("notice.openCase")}</Link> : "—" },
          ]}
        />
        <Card size="small" title={t("notice.preview")}>
          <Typography.Title level={2} className="notice-title">{notice.title}</Typography.Title>
          <Typography.Paragraph>{notice.introduction}</Typography.Paragraph>
          {notice.items.map((one) => <ItemFace key={one.id} item={one} />)}
        </Card>
        {running && (office || OVER.includes(notice.state)) && <Result notice={notice} />}
        {running && office && <Proofs notice={notice} />}
        {running && notice.takes_comments && <Comments notice={notice} says={office} />}
      </Flex>
    </PageFrame>
  );
}

/** Why a notice is not what its readers expect: objected to, taken back, replaced. */
function Standing({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation("notices");
  if (notice.state === "withdrawn") return <Alert type="warning" showIcon title={t("notice.withdrawn", { reason: notice.withdrawn_reason })} />;
  if (notice.state === "replaced" && notice.conclusion) return <Alert type="info" showIcon title={notice.conclusion} />;
  if (!runs(notice) || !notice.returned_count) return null;
  const others = notice.item_count - notice.returned_count;
  return <Alert type="warning" showIcon title={t(others ? "notice.someObjected" : "notice.allObjected", { count: notice.returned_count, on: spoken(notice.ends_on, i18n.language) })} />;
}

function ItemFace({ item }: { item: Notice["items"][number] }) {
  const { t, i18n } = useTranslation("notices");
  return (
    <section className="notice-item">
      <Typography.Text strong>{item.position}. {item.number} {item.title}</Typography.Text>{" "}
      <StandingTag of={item} />
      {item.state !== "shown" && <Tag color="warning">{t(`itemState.${item.state}`)}</Tag>}
      <dl className="face">
        {item.rows.map((row) => (
          <div key={row.zh}>
            <dt>{i18n.language === "en" ? row.en : row.zh}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
      {item.text && <Typography.Paragraph>{item.text}</Typography.Paragraph>}
    </section>
  );
}

function Result({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const { data } = useResult(notice.id, true);
  if (!data) return null;
  const figures = ["readers", "comments", "adopted", "partly_adopted", "not_adopted", "open_comments", "returned"] as const;
  return (
    <Card size="small" title={t("result.title")}>
      <Flex gap="large" wrap>
        {figures.map((name) => <span key={name}>{t(`result.${name}`)} <strong>{data[name]}</strong></span>)}
      </Flex>
      {OVER.includes(notice.state) && data.conclusion && <Typography.Paragraph className="form-submit">{data.conclusion}</Typography.Paragraph>}
    </Card>
  );
}
