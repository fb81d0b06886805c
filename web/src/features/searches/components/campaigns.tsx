import { App, Empty, Flex, Modal, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { useYear } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type Campaign, closeCampaign, extendCampaign, openCampaign, useCampaigns, useSearchAct } from "../queries";
import { CampaignDialog } from "./campaign-dialog";

/** The rounds of search: plan, begin, bring in newcomers, end. */
export function Campaigns() {
  const { t } = useTranslation("searches");
  const word = useWord();
  const { data } = useCampaigns();
  const { narrowed } = useYear();
  const [planning, setPlanning] = useState<Campaign | "new">();
  const plan = <Act asks="campaign:plan" type="primary" onClick={() => setPlanning("new")}>{t("campaign.plan")}</Act>;
  return (
    <Flex vertical gap="small">
      <Flex justify="space-between"><YearSelect every />{plan}</Flex>
      <Table<Campaign>
        rowKey="id"
        size="small"
        pagination={false}
        loading={!data}
        dataSource={data?.items.filter((one) => !narrowed || String(one.year) === narrowed) ?? []}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Empty description={t("campaign.none")} /> }}
        columns={[
          { title: t("campaign.title"), render: (_value, one) => <Link to={`/searches/${one.id}`}>{one.title}</Link> },
          { title: t("campaign.round"), render: (_value, one) => t("campaign.roundOf", { year: one.year, round: one.round }), width: 130 },
          { title: t("campaign.direction"), render: (_value, one) => word("campaigns.direction", one.direction), width: 110 },
          { title: t("campaign.opens"), render: (_value, one) => day(one.opens_on), width: 120 },
          { title: t("campaign.due"), render: (_value, one) => day(one.due_on), width: 120 },
          { title: t("head.state"), render: (_value, one) => <Tag color={one.state === "open" ? "success" : undefined}>{word("campaigns.state", one.state)}</Tag>, width: 100 },
          { title: t("grid.acts"), render: (_value, one) => <CampaignActs campaign={one} onChange={() => setPlanning(one)} />, width: 300 },
        ]}
      />
      {planning && <CampaignDialog campaign={planning === "new" ? undefined : planning} onClose={() => setPlanning(undefined)} />}
    </Flex>
  );
}

type Deed = "open" | "close" | "extend";
const DEEDS = { open: openCampaign, close: closeCampaign, extend: extendCampaign };
const FITTING: Record<string, Deed[]> = { planned: ["open"], open: ["extend", "close"], closed: [] };

export function CampaignActs({ campaign, onChange }: { campaign: Campaign; onChange?: () => void }) {
  const { t } = useTranslation("searches");
  const { message } = App.useApp();
  const [deed, setDeed] = useState<Deed>();
  const act = useSearchAct((one: Deed): Promise<unknown> => DEEDS[one](campaign));
  const run = (one: Deed) =>
    act.mutate(one, {
      onSuccess: (answer) => {
        const count = one === "extend" ? (answer as { sheets: number }).sheets : 0;
        void message.success(t(`campaign.${one}Done`, { count, title: campaign.title }), 5);
        setDeed(undefined);
      },
    });
  return (
    <Flex gap={4} wrap>
      {campaign.state === "planned" && onChange && <Act asks="campaign:plan" size="small" onClick={onChange}>{t("campaign.change")}</Act>}
      {(FITTING[campaign.state] ?? []).map((one) => <Act key={one} asks="campaign:plan" size="small" onClick={() => setDeed(one)}>{t(`campaign.${one}`)}</Act>)}
      <Modal open={Boolean(deed)} title={t(`campaign.${deed ?? "open"}Title`, { title: campaign.title })} okText={t(`campaign.${deed ?? "open"}`)} cancelText={t("submit.back")} okButtonProps={{ loading: act.isPending }} onOk={() => deed && run(deed)} onCancel={() => setDeed(undefined)}>
        {t(`campaign.${deed ?? "open"}Text`)}
      </Modal>
    </Flex>
  );
}
