import { Alert, Flex, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { FollowButton } from "@/shared/follow/follow-button";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { ReturnComments, useMending } from "@/shared/records/review";
import { useCan } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { DecidedBy } from "../components/enactment";
import { FlowTab } from "../components/flow-tab";
import { HistoryTab } from "../components/history-tab";
import { Lineage } from "../components/lineage";
import { OverviewTab } from "../components/overview-tab";
import { PendingNote, usePendingWords } from "../components/pending-note";
import { PowerActs } from "../components/power-acts";
import { MeasuresTab, RisksTab } from "../components/risk-tabs";
import { DiscretionTab } from "../components/discretion-tab";
import { Waits } from "../components/wizard/sent";
import { type Power, usePower } from "../queries";
import { useRegistration } from "../registration-queries";
import "../powers.css";

export default function PowerPage() {
  const { id = "" } = useParams();
  const asked = usePower(id);
  return <Asked asked={asked}>{(power) => <PowerInFull power={power} />}</Asked>;
}

const TABS = [
  ["overview", OverviewTab],
  ["flow", FlowTab],
  ["risks", RisksTab],
  ["measures", MeasuresTab],
  ["discretion", DiscretionTab],
  ["history", HistoryTab],
] as const;

/** One power with everything that belongs to it. */
function PowerInFull({ power }: { power: Power }) {
  const { t } = useTranslation(["powers", "app"]);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const may = useCan()("power:draft");
  const { data: registration } = useRegistration(power.status === "draft" && may ? power.id : undefined);
  const sent = registration?.state === "sent";
  const pendingWords = usePendingWords();
  const { field } = useMending();
  if (field !== undefined && power.status === "draft" && may) return <Navigate replace to={`/powers/${power.id}/register`} />;
  if (field !== undefined && power.pending?.cause) return <Navigate replace to={`/powers/${power.id}/change`} />;
  return (
    <PageFrame
      title={power.name}
      crumbs={[{ title: t("app:page.P10"), to: "/powers" }]}
      actions={
        <>
          <FollowButton kind="power" id={power.id} />
          <PowerActs power={power} />
          {power.status === "draft" && (
            <Act type={sent ? "default" : "primary"} asks="power:draft" subject={{ kind: "power", id: power.id }} onClick={() => void navigate(`/powers/${power.id}/register`)}>{t(sent ? "act.mend" : "act.goOn")}</Act>
          )}
        </>
      }
    >
      <Flex gap="small" wrap align="center">
        <span>{power.number}</span>
        <StandingTag of={power} />
        {power.is_focus && <Tag>{t("focus")}</Tag>}
        {power.pending && <Tag color="warning">{pendingWords(power)}</Tag>}
        {power.review_required && <Tag color="warning">{t("reviewRequired")}</Tag>}
        {power.edition > 0 && <span>{t("version", { count: power.edition })}</span>}
        {power.effective_on && <span>{t("change.from", { day: day(power.effective_on) })}</span>}
        {power.enactment && <span>{t("field.enactment")}：<DecidedBy enactment={power.enactment} /></span>}
      </Flex>
      {sent && <div className="power-note"><Alert type="info" showIcon title={t("underReview")} description={<Waits cases={registration.cases} />} /></div>}
      <ReturnComments itemId={power.id} />
      <Lineage power={power} />
      {!sent && <PendingNote power={power} />}
      <Tabs
        activeKey={params.get("tab") ?? "overview"}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        destroyOnHidden
        items={TABS.map(([key, Body]) => ({ key, label: t(`tab.${key}`), children: <Body power={power} /> }))}
      />
    </PageFrame>
  );
}
