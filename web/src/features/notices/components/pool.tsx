import { Alert, Button, Empty, Flex, Segmented, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Select } from "@/shared/form/select";
import { GradeMark } from "@/shared/grade/grade-mark";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { MOST_ITEMS, useDraftsOfChains, useUnshown } from "../queries";

export const TYPES = ["risk_point", "power"] as const;

/** A record of the register as a notice takes it. */
export interface Chosen {
  type: string;
  object_id: string;
  number: string;
  title: string;
  department?: string | null;
  rank?: number | null;
  in_force_on?: string | null;
}

interface Props {
  /** What is listed first. */
  first: (typeof TYPES)[number];
  chosen: readonly Chosen[];
  onChoose: (chosen: readonly Chosen[]) => void;
}

/** What waits to be shown: drafts of the chains to publish, and records in force to take into this notice. */
export function Pool({ first, chosen, onChoose }: Props) {
  const { t } = useTranslation("notices");
  const { departments } = useDirectory();
  const [type, setType] = useState(first);
  const [section, setSection] = useState<string>();
  const { data, isPending } = useUnshown(type, section);
  const waiting: Chosen[] = data?.items ?? [];
  const all = [...chosen.filter((one) => one.type === type && !waiting.some((other) => other.object_id === one.object_id)), ...waiting];
  const elsewhere = chosen.filter((one) => !all.some((other) => other.object_id === one.object_id));
  return (
    <section className="items-field" aria-labelledby="pool-title">
      <h2 id="pool-title" className="part-title">{t("pool.title")}</h2>
      <DraftsOfChains />
      <Flex gap="small" wrap align="center" className="note">
        <Segmented
          aria-label={t("item.type")}
          value={type}
          onChange={setType}
          options={TYPES.map((one) => ({ value: one, label: t(`pool.${one}`) }))}
        />
        <Select
          allowClear
          className="filter"
          placeholder={t("pool.section")}
          aria-label={t("pool.section")}
          value={section}
          onChange={(next?: string) => setSection(next)}
          showSearch={BY_NAME}
          options={departments}
        />
        <Button disabled={!all.length} onClick={() => onChoose([...elsewhere, ...all].slice(0, MOST_ITEMS))}>
          {t("pool.all", { count: all.length })}
        </Button>
        <span role="status">{t("pool.chosen", { count: chosen.length })}</span>
        {chosen.length > 0 && <Button type="link" onClick={() => onChoose([])}>{t("pool.none")}</Button>}
      </Flex>
      {data && data.total > data.items.length && <Alert type="info" showIcon className="note" title={t("pool.more", { shown: data.items.length, count: data.total })} />}
      <Table<Chosen>
        size="small"
        rowKey="object_id"
        loading={isPending}
        dataSource={all}
        pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
        locale={{ emptyText: isPending ? <span /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`pool.empty.${type}`)} /> }}
        rowSelection={{
          selectedRowKeys: chosen.map((one) => one.object_id),
          onChange: (keys) => onChoose([...elsewhere, ...all.filter((one) => keys.includes(one.object_id))]),
          getCheckboxProps: (one) => ({ "aria-label": `${one.number} ${one.title}` }),
        }}
        columns={[
          { key: "number", title: t("pool.number"), dataIndex: "number", width: 150 },
          { key: "title", title: t("item.title"), dataIndex: "title" },
          { key: "department", title: t("pool.section"), dataIndex: "department", width: 150 },
          ...(type === "risk_point"
            ? [{ key: "rank", title: t("pool.rank"), width: 90, render: (_value: unknown, one: Chosen) => one.rank !== undefined && <GradeMark rank={one.rank} /> }]
            : []),
          ...(type === "risk_point" ? [{ key: "since", title: t("pool.since"), width: 120, render: (_value: unknown, one: Chosen) => day(one.in_force_on) }] : []),
        ]}
      />
    </section>
  );
}

function DraftsOfChains() {
  const { t } = useTranslation("notices");
  const { data } = useDraftsOfChains();
  if (!data?.length) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="note"
      title={t("pool.drafts", { count: data.length })}
      description={
        <ul>
          {data.map((one) => <li key={one.id}><Link to={`/notices/${one.id}`}>{one.number} {one.title}</Link></li>)}
        </ul>
      }
    />
  );
}
