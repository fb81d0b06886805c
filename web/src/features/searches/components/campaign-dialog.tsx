import { Checkbox, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { useWords } from "@/shared/words/vocabularies";
import { type Campaign, changeCampaign, planCampaign, useSearchAct } from "../queries";

type Plan = Of<"CampaignDraft">;
const LISTS = ["direction", "work_posts", "coverage_policy", "flow_gate"] as const;
const FIELDS = ["title", "opens_on", "due_on", "leaders_due_on", ...LISTS, "subject_types", "note"] as const;

/** Plans a round of search, or changes one that has not begun. */
export function CampaignDialog({ campaign, onClose }: { campaign?: Campaign; onClose: () => void }) {
  const { t } = useTranslation("searches");
  const kinds = useWords("subject_types");
  const words = { direction: useWords("campaigns.direction"), work_posts: useWords("campaigns.work_posts"), coverage_policy: useWords("campaigns.coverage_policy"), flow_gate: useWords("campaigns.flow_gate") };
  const act = useSearchAct(({ body, version }: { body: Plan; version?: number }) => (campaign ? changeCampaign({ id: campaign.id, version: version ?? campaign.version }, body as never) : planCampaign(body)), true);
  const given = campaign ? (Object.fromEntries(FIELDS.map((one) => [one, campaign[one]])) as Partial<Plan>) : {};
  const run = (values: Plan, version?: number) => {
    const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== "")) as unknown as Plan;
    return act.mutateAsync({ body, version });
  };
  const day = (name: "opens_on" | "due_on" | "leaders_due_on", needed: boolean) => (
    <DayField name={name} label={t(`campaign.${name}`)} rules={needed ? [{ required: true, message: t("begin.missing", { field: t(`campaign.${name}`) }) }] : []} />
  );
  return (
    <FormDialog<Plan> width={720} title={t(campaign ? "campaign.changeTitle" : "campaign.plan")} verb={t(campaign ? "campaign.save" : "campaign.plan")} initialValues={given} run={run} onClose={onClose}>
      <Form.Item name="title" label={t("campaign.title")} extra={t("campaign.titleHelp")}><Input maxLength={500} /></Form.Item>
      <Flex gap="middle" wrap>{day("opens_on", true)}{day("due_on", true)}{day("leaders_due_on", false)}</Flex>
      <Flex gap="middle" wrap>
        {LISTS.map((one) => <Form.Item key={one} name={one} label={t(`campaign.${one}`)} className="grows"><Select allowClear options={words[one]} placeholder={t("campaign.usual")} /></Form.Item>)}
      </Flex>
      <Form.Item name="subject_types" label={t("campaign.subjects")} extra={t("campaign.subjectsHelp")}><Checkbox.Group role="group" aria-label={t("campaign.subjects")} options={kinds} /></Form.Item>
      <Form.Item name="note" label={t("campaign.note")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </FormDialog>
  );
}
