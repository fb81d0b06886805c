import { App, Card, Descriptions, Flex, Input, Tag, Typography } from "antd";
import type { TFunction } from "i18next";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { settled } from "@/shared/problem/settled";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { Comments } from "../components/comments";
import { Proofs } from "../components/proofs";
import { Term } from "../components/term";
import { type Notice, useNotice, usePublish, useResult, useWithdraw } from "../queries";
import { NoticeState } from "./notices-page";

/** One notice as its readers see it, with its comments and what came of it. */
export default function NoticePage() {
  const { id = "" } = useParams();
  const notice = useNotice(id);
  return <Asked asked={notice}>{(found) => <Whole notice={found} />}</Asked>;
}

function Whole({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const navigate = useNavigate();
  const running = notice.state !== "draft";
  return (
    <PageFrame
      title={notice.title}
      crumbs={[{ title: t("notice.list"), to: "/notices" }]}
      actions={
        <>
          <PaperButton kind="notice_sheet" subjectId={notice.id} />
          {notice.state === "concluded" && <PaperButton kind="notice_result" subjectId={notice.id}>{t("result.paper")}</PaperButton>}
          {notice.state === "draft" && <Act asks="notice:draft" onClick={() => navigate(`/notices/new?draft=${notice.id}`)}>{t("notice.change")}</Act>}
          <Withdraw notice={notice} />
          {notice.state === "draft" && <Publish notice={notice} />}
        </>
      }
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          bordered
          column={3}
          items={[
            { key: "number", label: t("notice.number"), children: notice.number || "—" },
            { key: "state", label: t("notice.state"), children: <NoticeState notice={notice} /> },
            { key: "scope", label: t("notice.scope"), children: word("notices.scope", notice.scope) },
            { key: "period", label: t("notice.period"), children: [day(notice.starts_on), day(notice.ends_on)].filter(Boolean).join(" – ") || termOf(notice, t) },
            { key: "supervisor", label: t("board.supervisor"), children: notice.supervisor || "—" },
            { key: "case", label: t("notice.case"), children: notice.case_id ? <Link to={`/cases/${notice.case_id}`}>{t("notice.openCase")}</Link> : "—" },
          ]}
        />
        <Card size="small" title={t("notice.preview")}>
          <Typography.Title level={2} className="notice-title">{notice.title}</Typography.Title>
          <Typography.Paragraph>{notice.introduction}</Typography.Paragraph>
          {notice.items.map((one) => <ItemFace key={one.id} item={one} />)}
        </Card>
        {running && <Result notice={notice} />}
        {running && <Proofs notice={notice} />}
        {running && notice.takes_comments && <Comments notice={notice} />}
      </Flex>
    </PageFrame>
  );
}

/** How long it is shown: so many working days, or until it is replaced. */
function termOf(notice: Notice, t: TFunction<"notices">): string {
  return notice.working_days ? t("notice.days", { count: notice.working_days }) : t("notice.standing");
}

function ItemFace({ item }: { item: Notice["items"][number] }) {
  const { t, i18n } = useTranslation("notices");
  return (
    <section className="notice-item">
      <Typography.Text strong>{item.position}. {item.number} {item.title}</Typography.Text>{" "}
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

function Publish({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const { modal, message } = App.useApp();
  const publish = usePublish();
  const ask = () =>
    modal.confirm({
      title: t("publish.title", { scope: word("notices.scope", notice.scope), term: termOf(notice, t) }),
      content: <><p>{t(notice.working_days ? "publish.text" : "publish.standing")}</p><Term days={notice.working_days} /></>,
      okText: t("publish.act"),
      onOk: () => settled(publish.mutateAsync(notice).then((made) => message.success(made.ends_on ? t("publish.done", { on: day(made.ends_on) }) : t("publish.doneStanding")))),
    });
  return <Act asks="notice:publish" type="primary" loading={publish.isPending} onClick={ask}>{t("publish.act")}</Act>;
}

function Withdraw({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const { modal } = App.useApp();
  const withdraw = useWithdraw();
  const reason = useRef("");
  if (notice.state !== "draft" && notice.kind !== "disclosure") return null;
  const ask = () =>
    modal.confirm({
      title: t("withdraw.title"),
      content: <Input.TextArea rows={2} aria-label={t("withdraw.reason")} placeholder={t("withdraw.reason")} onChange={(event) => (reason.current = event.target.value)} />,
      okText: t("withdraw.act"),
      onOk: () => settled(withdraw.mutateAsync({ ...notice, reason: reason.current })),
    });
  return <Act asks="notice:publish" loading={withdraw.isPending} onClick={ask}>{t("withdraw.act")}</Act>;
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
      {notice.state === "concluded" && data.conclusion && <Typography.Paragraph className="form-submit">{data.conclusion}</Typography.Paragraph>}
    </Card>
  );
}
