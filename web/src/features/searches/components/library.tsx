import { App, Button, Empty, Flex, Form, Input, Switch, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { addEntry, changeEntry, type LibraryEntry, useLibrary, useSearchAct } from "../queries";

type Entry = Omit<LibraryEntry, "id" | "version"> & { id: string | null; version: number | null };

/** Typical manifestations: the product's, and the bureau's own. */
export function Library() {
  const { t } = useTranslation("searches");
  const word = useWord();
  const categories = useWords("categories");
  const [category, setCategory] = useState<string>();
  const [words, setWords] = useState("");
  const [writing, setWriting] = useState<Entry | "new">();
  const { data } = useLibrary(category, words);
  const items = (data?.items ?? []) as unknown as Entry[];
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap justify="space-between">
        <Flex gap="small" wrap role="search" aria-label={t("library.title")}>
          <Select allowClear className="filter" aria-label={t("field.category")} placeholder={t("field.category")} value={category} options={categories} onChange={setCategory} />
          <Input.Search allowClear aria-label={t("library.search")} placeholder={t("library.search")} onSearch={setWords} />
        </Flex>
        <Act asks="campaign:plan" type="primary" onClick={() => setWriting("new")}>{t("library.add")}</Act>
      </Flex>
      <Table<Entry>
        size="small"
        rowKey={(one) => one.id ?? one.text}
        loading={!data}
        dataSource={items}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty description={t("library.none")} /> }}
        columns={[
          { title: t("field.category"), width: 130, render: (_value, one) => word("categories", one.category) },
          { title: t("library.aspect"), dataIndex: "aspect", width: 140 },
          { title: t("field.manifestations"), dataIndex: "text" },
          { title: t("library.source"), dataIndex: "source", width: 110 },
          { title: t("library.whose"), width: 130, render: (_value, one) => <Tag color={one.id ? "blue" : undefined}>{t(one.retired ? "library.retired" : one.id ? "library.own" : "library.product")}</Tag> },
          { title: t("grid.acts"), width: 90, render: (_value, one) => one.id && <Button type="link" size="small" onClick={() => setWriting(one)}>{t("campaign.change")}</Button> },
        ]}
      />
      {writing && <EntryDialog entry={writing === "new" ? undefined : writing} onClose={() => setWriting(undefined)} />}
    </Flex>
  );
}

type Said = Pick<LibraryEntry, "category" | "text" | "aspect" | "source" | "retired">;

function EntryDialog({ entry, onClose }: { entry?: Entry; onClose: () => void }) {
  const { t } = useTranslation("searches");
  const { message } = App.useApp();
  const categories = useWords("categories");
  const act = useSearchAct(({ said: { category, retired, ...said }, version }: { said: Said; version?: number }) =>
    entry?.id ? changeEntry({ id: entry.id, version: version ?? entry.version ?? 1 }, { ...said, retired }) : addEntry({ ...said, category }), true);
  const run = async (said: Said, version?: number) => {
    await act.mutateAsync({ said, version });
    void message.success(t("library.saved"));
  };
  const needed = (field: string) => [{ required: true, message: t("begin.missing", { field }) }];
  return (
    <FormDialog<Said> title={t(entry ? "library.change" : "library.add")} verb={t("campaign.save")} initialValues={entry ?? { aspect: "", source: "" }} run={run} onClose={onClose}>
      <Form.Item name="category" label={t("field.category")} rules={needed(t("field.category"))}><Select disabled={Boolean(entry)} options={categories} /></Form.Item>
      <Form.Item name="text" label={t("field.manifestations")} rules={needed(t("field.manifestations"))}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
      <Form.Item name="aspect" label={t("library.aspect")}><Input /></Form.Item>
      <Form.Item name="source" label={t("library.source")}><Input /></Form.Item>
      {entry && <Form.Item name="retired" label={t("library.outOfUse")} valuePropName="checked"><Switch /></Form.Item>}
    </FormDialog>
  );
}
