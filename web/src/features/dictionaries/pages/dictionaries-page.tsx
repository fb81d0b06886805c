import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Checkbox, Flex, Form, Table, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Select } from "@/shared/form/select";
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
  used: string[];
  term?: string | null;
}

function Labels({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation("dictionaries");
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const said = (one: { zh: string; en: string }) => (i18n.language === "en" ? one.en : one.zh);
  const keep = useMutation({
    mutationFn: ({ label_sets, used, term }: Values) => {
      const changed = settings.levels.filter((one) => label_sets[one.code] && label_sets[one.code] !== one.of_profile);
      const off = settings.categories.map((one) => one.code).filter((code) => !used.includes(code));
      return taken(
        api.PUT("/api/v1/label-settings", {
          params: { header: version(settings.version) },
          body: {
            label_sets: Object.fromEntries(changed.map((one) => [one.code, label_sets[one.code]])) as never,
            categories_off: off as never,
            term: (term ?? null) as never,
          },
        }),
      );
    },
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: ["vocabularies"] })]);
      void message.success(t("labels.kept"));
    },
  });
  const usual: Values = {
    label_sets: Object.fromEntries(settings.levels.map((one) => [one.code, one.of_profile])),
    used: settings.categories.map((one) => one.code),
    term: null,
  };
  const isUsual = !settings.term && !settings.categories_off.length && settings.levels.every((one) => one.in_use === one.of_profile);
  const restore = () => void modal.confirm({ title: t("labels.restoreAsk"), content: t("labels.restoreText"), okText: t("labels.restore"), onOk: () => keep.mutateAsync(usual) });
  const sets = settings.known_sets.map((one) => ({ value: one.code, label: one.ranks.map(said).join(" / ") }));
  return (
    <Form<Values>
      layout="vertical"
      className="narrow"
      onFinish={(values) => keep.mutate(values)}
      initialValues={{
        label_sets: Object.fromEntries(settings.levels.map((one) => [one.code, one.in_use])),
        used: settings.categories.filter((one) => !one.off).map((one) => one.code),
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
      <Form.Item name="used" label={t("labels.categories")}>
        <Checkbox.Group role="group" aria-label={t("labels.categories")} className="stacked" options={settings.categories.map((one) => ({ value: one.code, label: said(one) }))} />
      </Form.Item>
      <Flex gap="small">
        <Act asks="profile:edit" type="primary" htmlType="submit" loading={keep.isPending}>{t("labels.keep")}</Act>
        <Act asks="profile:edit" blocked={isUsual && t("labels.isUsual")} onClick={restore}>{t("labels.restore")}</Act>
      </Flex>
    </Form>
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
