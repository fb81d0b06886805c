import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Alert, App, Button, Checkbox, Flex, Form, Table, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Select } from "@/shared/form/select";
import { profileKeys } from "@/shared/grade/rules";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import type { Word } from "@/shared/words/vocabularies";

type Settings = Of<"LabelSettings">;

const KEY = ["label-settings"];

/** P57: the words of the bureau: names of grades, categories in use, and what the whole is called. */
export default function DictionariesPage() {
  const { t } = useTranslation("dictionaries");
  const asked = useQuery({ queryKey: KEY, queryFn: () => taken(api.GET("/api/v1/label-settings")) });
  return (
    <PageFrame title={t("page.title")}>
      <Tabs
        items={[
          { key: "labels", label: t("labels.title"), children: <Asked asked={asked}>{(found) => <Labels key={found.version} settings={found} />}</Asked> },
          { key: "words", label: t("words.title"), children: <Words /> },
        ]}
      />
    </PageFrame>
  );
}

interface Values {
  label_sets: Record<string, string>;
  /** In the order they are listed in. */
  categories: { code: string; off?: boolean }[];
  term?: string | null;
}

function Labels({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation("dictionaries");
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const said = (one: { zh: string; en: string }) => (i18n.language === "en" ? one.en : one.zh);
  const keep = useMutation({
    mutationFn: ({ label_sets, categories, term }: Values) => {
      const changed = settings.levels.filter((one) => label_sets[one.code] && label_sets[one.code] !== one.of_profile);
      const off = categories.filter((one) => one.off).map((one) => one.code);
      const order = categories.map((one) => one.code);
      return taken(
        api.PUT("/api/v1/label-settings", {
          params: { header: version(settings.version) },
          body: {
            label_sets: Object.fromEntries(changed.map((one) => [one.code, label_sets[one.code]])) as never,
            categories_off: off as never,
            categories_order: (order.join() === settings.categories_of_profile.join() ? [] : order) as never,
            term: (term ?? null) as never,
          },
        }),
      );
    },
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: ["vocabularies"] }), client.invalidateQueries({ queryKey: profileKeys.current })]);
      void message.success(t("labels.kept"));
    },
  });
  const usual: Values = {
    label_sets: Object.fromEntries(settings.levels.map((one) => [one.code, one.of_profile])),
    categories: settings.categories_of_profile.map((code) => ({ code })),
    term: null,
  };
  const isUsual = !settings.term && !settings.categories_off.length && !settings.categories_order.length && settings.levels.every((one) => one.in_use === one.of_profile);
  const restore = () => void modal.confirm({ title: t("labels.restoreAsk"), content: t("labels.restoreText"), okText: t("labels.restore"), onOk: () => keep.mutateAsync(usual) });
  const sets = settings.known_sets.map((one) => ({ value: one.code, label: one.ranks.map(said).join(" / ") }));
  return (
    <Form<Values>
      layout="vertical"
      className="narrow"
      onFinish={(values) => keep.mutate(values)}
      initialValues={{
        label_sets: Object.fromEntries(settings.levels.map((one) => [one.code, one.in_use])),
        categories: settings.categories,
        term: settings.term,
      }}
    >
      <Alert type="info" showIcon className="note" title={t("labels.text")} />
      <Form.Item name="term" label={t("labels.term")} className="form-submit">
        <Select allowClear placeholder={t("labels.ofProfile")} options={settings.terms.map((one) => ({ value: one.code, label: said(one) }))} />
      </Form.Item>
      {settings.levels.map((one) => (
        <Form.Item key={one.code} name={["label_sets", one.code]} label={t("labels.gradesOf", { level: said(one) })}>
          <Select options={sets} />
        </Form.Item>
      ))}
      <Form.Item name="categories" label={t("labels.categories")}>
        <Categories words={settings.categories} />
      </Form.Item>
      <Flex gap="small">
        <Act asks="profile:edit" type="primary" htmlType="submit" loading={keep.isPending}>{t("labels.keep")}</Act>
        <Act asks="profile:edit" blocked={isUsual && t("labels.isUsual")} onClick={restore}>{t("labels.restore")}</Act>
      </Flex>
    </Form>
  );
}

interface Listed {
  words: Word[];
  value?: Values["categories"];
  onChange?: (value: Values["categories"]) => void;
}

/** The categories as every list shows them: which are used, and in which order. */
function Categories({ words, value = [], onChange }: Listed) {
  const { t, i18n } = useTranslation("dictionaries");
  const said = (code: string) => {
    const word = words.find((one) => one.code === code);
    return (i18n.language === "en" ? word?.en : word?.zh) ?? code;
  };
  const use = (code: string, off: boolean) => onChange?.(value.map((one) => (one.code === code ? { code, off } : one)));
  const move = (from: number, by: number) => {
    const next = value.filter((_one, index) => index !== from);
    next.splice(from + by, 0, ...value.slice(from, from + 1));
    onChange?.(next);
  };
  return (
    <Table
      rowKey="code"
      size="small"
      pagination={false}
      dataSource={value}
      columns={[
        { title: t("words.code"), dataIndex: "code" },
        { title: t("labels.category"), render: (_value, one) => said(one.code) },
        { title: t("words.used"), render: (_value, one) => <Checkbox checked={!one.off} aria-label={said(one.code)} onChange={(event) => use(one.code, !event.target.checked)} /> },
        {
          title: t("labels.order"),
          render: (_value, one, index) => (
            <>
              <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t("labels.up", { category: said(one.code) })} onClick={() => move(index, -1)} />
              <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === value.length - 1} aria-label={t("labels.down", { category: said(one.code) })} onClick={() => move(index, 1)} />
            </>
          ),
        },
      ]}
    />
  );
}

/** Every list of words the console shows, to be looked up; each is called by its first words. */
function Words() {
  const { t, i18n } = useTranslation("dictionaries");
  const sample = (list: Word[]) => {
    const words = list.map((one) => (i18n.language === "en" ? one.en : one.zh));
    return words.slice(0, 6).join(t("words.and")) + (words.length > 6 ? "…" : "");
  };
  const [name, setName] = useState("categories");
  const asked = useQuery({ queryKey: ["dictionaries", "words"], queryFn: () => taken(api.GET("/api/v1/vocabularies")) });
  return (
    <Asked asked={asked}>
      {(found) => {
        const lists = found.vocabularies as Record<string, Word[]>;
        return (
          <Flex vertical gap="small" className="narrow">
            <Select
              showSearch
              aria-label={t("words.list")}
              value={name}
              onChange={setName}
              optionFilterProp="label"
              options={Object.keys(lists).filter((one) => !one.startsWith("journal.")).sort().map((one) => ({ value: one, label: sample(lists[one] ?? []) }))}
            />
            <Table<Word>
              rowKey="code"
              size="small"
              pagination={false}
              dataSource={lists[name] ?? []}
              columns={[
                { title: t("words.code"), dataIndex: "code" },
                { title: t("words.zh"), dataIndex: "zh" },
                { title: t("words.en"), dataIndex: "en" },
                { title: t("words.used"), render: (_value, one) => t(one.off ? "words.off" : "words.on") },
              ]}
            />
          </Flex>
        );
      }}
    </Asked>
  );
}
