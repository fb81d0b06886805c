import { Alert, App, Flex, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { ReturnComments } from "@/shared/records/review";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { type Catalogue, type CatalogueItem, readItems, useCaseOf, useCatalogue, useRenew, useReviewItems, useSendCatalogue } from "../catalogue-queries";
import { ExportList } from "../components/lists/export-list";
import { CategoryCounts, useItemColumns } from "../components/lists/item-columns";
import { useCategoryChoices } from "../components/words";
import "../powers.css";

export default function SectionCataloguePage() {
  const { id = "" } = useParams();
  return <Asked asked={useCatalogue(id)}>{(found) => <CatalogueInFull catalogue={found} />}</Asked>;
}

const ITEM_STATES = ["open", "approved", "returned"] as const;

/** One catalogue power by power: of a section as it was frozen, of the bureau on its way to the list. */
function CatalogueInFull({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation(["powers", "app"]);
  const { data: running } = useCaseOf(catalogue);
  const ofBureau = catalogue.kind === "bureau";
  const reviewing = running && (running.step_type === "review" || running.step_type === "gatekeep");
  const columns = useItemColumns({ reviewed: ofBureau });
  const [review, setReview] = useState<{ items: CatalogueItem[]; state: "approved" | "returned"; clear: () => void }>();
  const decide = (state: "approved" | "returned", items: CatalogueItem[], clear: () => void) => setReview({ items, state, clear });
  const isList = catalogue.state === "in_force" || catalogue.state === "superseded";
  return (
    <PageFrame
      title={catalogue.title}
      crumbs={[{ title: t("app:page.P10list"), to: "/power-list?box=catalogues" }]}
      actions={isList ? <ExportList id={catalogue.id} /> : ofBureau && <DraftActs catalogue={catalogue} running={Boolean(running)} drafting={running?.step_type === "draft"} />}
    >
      <Flex gap="small" wrap align="center" className="power-counts">
        <span>{catalogue.number}</span>
        <Tag>{t(`lists.state.${catalogue.state}`)}</Tag>
        <span>{t("version", { count: catalogue.edition })}</span>
        <span>{t("lists.made", { name: catalogue.made_by_name, date: day(catalogue.made_on) })}</span>
        {catalogue.approved_on && <span>{t("lists.approvedOn")} {day(catalogue.approved_on)}</span>}
        {catalogue.list_number && <span>{t("lists.asList", { number: catalogue.list_number })}</span>}
      </Flex>
      {running && <Alert type="info" showIcon className="wizard-hint" title={<>{t(reviewing ? "lists.reviewing" : "lists.running", { step: running.step_zh })} <Link to={`/cases/${running.id}`}>{running.number}</Link></>} />}
      <ReturnComments itemId={catalogue.id} />
      {catalogue.sources.length > 0 && <p>{t("lists.sources")}{catalogue.sources.map((one) => one.title).join("、")}</p>}
      <CategoryCounts catalogue={catalogue} />
      <LedgerTable<CatalogueItem>
        name="catalogue-items"
        columns={columns}
        read={readItems}
        fixed={{ catalogue: catalogue.id }}
        saved={false}
        search={<Search reviewed={ofBureau} />}
        bulk={reviewing ? (chosen, clear) => (
          <>
            <Act asks="case:act" type="primary" onClick={() => decide("approved", chosen, clear)}>{t("lists.approve")}</Act>
            <Act asks="case:act" onClick={() => decide("returned", chosen, clear)}>{t("lists.return")}</Act>
          </>
        ) : undefined}
      />
      {review && <ReviewDialog catalogue={catalogue} {...review} onClose={() => setReview(undefined)} />}
    </PageFrame>
  );
}

function Search({ reviewed }: { reviewed: boolean }) {
  const { t } = useTranslation("powers");
  const { query, change } = useLedgerQuery();
  const select = (name: string, label: string, options: object[]) => (
    <Select allowClear aria-label={label} placeholder={label} className="filter" value={query[name]} onChange={(value) => change({ [name]: value })} options={options} />
  );
  return (
    <>
      {select("category", t("field.category"), useCategoryChoices())}
      {reviewed && select("state", t("lists.itemState"), ITEM_STATES.map((one) => ({ value: one, label: t(`lists.item.${one}`) })))}
      {reviewed && select("duplicates", t("lists.duplicates"), [{ value: "true", label: t("lists.withDuplicates") }, { value: "false", label: t("lists.withoutDuplicates") }])}
    </>
  );
}

/** A draft of the bureau is merged anew until it reads right, then sent for review. */
function DraftActs({ catalogue, running, drafting }: { catalogue: Catalogue; running: boolean; drafting: boolean }) {
  const { t } = useTranslation("powers");
  const { message, modal } = App.useApp();
  const renew = useRenew();
  const send = useSendCatalogue();
  if (catalogue.state !== "draft") return null;
  const ask = () =>
    modal.confirm({
      title: t("lists.renewAsk"),
      content: t("lists.renewText"),
      okText: t("lists.renew"),
      onOk: async () => {
        await renew.mutateAsync(catalogue).then(() => message.success(t("lists.renewed")), () => undefined);
      },
    });
  const away = running && !drafting ? t("lists.underReview") : undefined;
  return (
    <>
      <Act asks="catalogue:draft" blocked={away} loading={renew.isPending} onClick={ask}>{t("lists.renew")}</Act>
      {!running && <Act asks="case:start" type="primary" loading={send.isPending} onClick={() => send.mutate(catalogue, { onSuccess: (made) => void message.success(t("lists.sent", { number: made.number })) })}>{t("lists.send")}</Act>}
    </>
  );
}

interface Review {
  catalogue: Catalogue;
  items: CatalogueItem[];
  state: "approved" | "returned";
  clear: () => void;
  onClose: () => void;
}

function ReviewDialog({ catalogue, items, state, clear, onClose }: Review) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const review = useReviewItems();
  return (
    <FormDialog<{ reason?: string }>
      title={t(`lists.ask.${state}`, { count: items.length })}
      verb={t(state === "approved" ? "lists.approve" : "lists.return")}
      run={async ({ reason }, number) => {
        await review.mutateAsync({ catalogue, number, items: items.map((one) => ({ item_id: one.id, state, reason: reason ?? "" })) });
        void message.success(t("lists.reviewed", { count: items.length }));
        clear();
      }}
      onClose={onClose}
    >
      <ul className="plain-list">{items.slice(0, 8).map((one) => <li key={one.id}>{one.number} {one.name}</li>)}</ul>
      {items.length > 8 && <p>{t("lists.andMore", { count: items.length - 8 })}</p>}
      <Form.Item name="reason" label={t("lists.reason")} rules={state === "returned" ? [{ required: true, message: t("lists.reasonMissing") }] : []}>
        <Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
