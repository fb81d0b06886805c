import { Alert, App, Collapse, Empty, Flex, Form, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { type Catalogue, readCatalogues, useFreeze, useMerge, useReadiness } from "../../catalogue-queries";

const KINDS = ["section", "bureau"] as const;
const STATES = ["frozen", "draft", "approved", "in_force", "superseded", "withdrawn"] as const;

/** The catalogues of sections and of the bureau, and what stands between them and the next list. */
export function CataloguesTab() {
  const { t } = useTranslation("powers");
  const [merging, setMerging] = useState(false);
  const { data: ready } = useReadiness();
  const waiting = ready?.items.length ?? 0;
  return (
    <Flex vertical gap="small">
      <Readiness sections={ready?.items ?? []} known={Boolean(ready)} />
      <div>
        <Act asks="catalogue:draft" type="primary" blocked={waiting ? t("lists.notReady", { count: waiting }) : undefined} onClick={() => setMerging(true)}>{t("lists.merge")}</Act>
      </div>
      <LedgerTable<Catalogue> name="catalogues" columns={useColumns()} read={readCatalogues} search={<Search />} saved={false} empty={<Empty description={t("lists.noCatalogues")} />} />
      {merging && <MergeDialog onClose={() => setMerging(false)} />}
    </Flex>
  );
}

function useColumns(): LedgerColumn<Catalogue>[] {
  const { t } = useTranslation("powers");
  const { nameOf } = useDirectory();
  return [
    { key: "number", title: t("lists.number"), dataIndex: "number", width: 100 },
    { key: "title", title: t("lists.title"), width: 280, render: (_value, one) => <Link to={`/power-list/catalogues/${one.id}`}>{one.title}</Link> },
    { key: "kind", title: t("lists.kind"), width: 100, render: (_value, one) => t(`lists.of.${one.kind}`) },
    { key: "department", title: t("field.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
    { key: "edition", title: t("lists.edition"), width: 80, render: (_value, one) => t("version", { count: one.edition }) },
    { key: "total", title: t("lists.count"), width: 80, align: "right", render: (_value, one) => one.counts.total },
    { key: "state", title: t("field.status"), width: 100, render: (_value, one) => t(`lists.state.${one.state}`) },
    { key: "made_on", title: t("lists.madeOn"), width: 110, render: (_value, one) => day(one.made_on) },
    { key: "made_by", title: t("lists.madeBy"), dataIndex: "made_by_name", width: 100 },
  ];
}

function Search() {
  const { t } = useTranslation("powers");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  const select = (name: string, label: string, options: object[]) => (
    <Select allowClear aria-label={label} placeholder={label} className="filter" value={query[name]} onChange={(value) => change({ [name]: value })} options={options} />
  );
  return (
    <>
      {select("kind", t("lists.kind"), KINDS.map((one) => ({ value: one, label: t(`lists.of.${one}`) })))}
      {select("state", t("field.status"), STATES.map((one) => ({ value: one, label: t(`lists.state.${one}`) })))}
      {select("department_id", t("field.department"), departments)}
    </>
  );
}

/** Which sections must fix their catalogue before the bureau's can be merged. */
function Readiness({ sections, known }: { sections: Of<"Readiness">[]; known: boolean }) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const freeze = useFreeze();
  if (!known) return null;
  if (!sections.length) return <Alert type="success" showIcon title={t("lists.allReady")} />;
  const fix = async (one: Of<"Readiness">) => {
    const made = await freeze.mutateAsync(one.department_id);
    void message.success(t("lists.frozen", { title: made.title, count: made.counts.total }));
  };
  const table = (
    <Table
      rowKey="department_id"
      size="small"
      pagination={false}
      dataSource={sections}
      columns={[
        { title: t("field.department"), dataIndex: "department", width: 200 },
        { title: t("lists.why"), dataIndex: "message" },
        {
          title: t("lists.acts"),
          width: 140,
          render: (_value, one) => (
            <Act asks="catalogue:draft" size="small" subject={{ kind: "department", id: one.department_id }} loading={freeze.isPending && freeze.variables === one.department_id} onClick={() => void fix(one).catch(() => undefined)}>
              {t("lists.freeze")}
            </Act>
          ),
        },
      ]}
    />
  );
  return (
    <>
      <Alert type="warning" showIcon title={t("lists.waiting", { count: sections.length })} />
      <Collapse ghost defaultActiveKey={sections.length < 6 ? ["sections"] : []} items={[{ key: "sections", label: t("lists.sections"), children: table }]} />
    </>
  );
}

function MergeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("powers");
  const navigate = useNavigate();
  const merge = useMerge();
  return (
    <FormDialog<{ title?: string }>
      title={t("lists.mergeTitle")}
      verb={t("lists.merge")}
      run={async ({ title }) => {
        const made = await merge.mutateAsync(title ?? "");
        void navigate(`/power-list/catalogues/${made.id}`);
      }}
      onClose={onClose}
    >
      <p>{t("lists.mergeText")}</p>
      <Form.Item name="title" label={t("lists.title")} extra={t("lists.titleHint")}><Input maxLength={200} autoFocus /></Form.Item>
    </FormDialog>
  );
}
