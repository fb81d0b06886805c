import { DownloadOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Table, Tabs, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useCan } from "@/shared/session/me";
import { saveCsv } from "@/shared/table/csv";
import { useWords } from "@/shared/words/vocabularies";
import { Trial } from "../components/trial";
import { type Rule, useRules } from "../queries";

/** P56: the rules that bind the bureau, readable line by line, and trying them out. */
export default function PolicyPage() {
  const { t } = useTranslation("policies");
  const can = useCan();
  return (
    <PageFrame title={t("policy.title")}>
      <Tabs
        items={[
          { key: "trial", label: t("trial.title"), children: <Trial /> },
          ...(can("policy:explain") ? [{ key: "rules", label: t("rules.title"), children: <Rules /> }] : []),
        ]}
      />
    </PageFrame>
  );
}

function Rules() {
  const { t } = useTranslation("policies");
  const words = (list: readonly { label: string }[]) => list.map((one) => one.label).join(t("rules.and"));
  const rules = useRules();
  const roles = useWords("roles");
  const [role, setRole] = useState<string>();
  const [text, setText] = useState("");
  const fits = (one: Rule) =>
    (!role || one.borne_by.some((bearer) => bearer.code === role)) && (!text || one.sentence.includes(text) || one.because.includes(text));
  const save = (list: readonly Rule[]) =>
    saveCsv(t("policy.title"), [
      [t("rules.role"), t("rules.acts"), t("rules.ranks"), t("rules.scopes"), t("rules.effect"), t("rules.because"), t("rules.source")],
      ...list.map((one) => [words(one.borne_by), words(one.permissions), words(one.ranks), words(one.scopes), t(`effect.${one.effect}`), one.because, `${one.source}:${one.line}`]),
    ]);
  return (
    <Asked asked={rules}>
      {(found) => {
        const shown = found.items.filter(fits);
        return (
          <Flex vertical gap="small">
            <Flex gap="small" align="center" wrap>
              <Select allowClear className="filter" placeholder={t("rules.role")} aria-label={t("rules.role")} value={role} onChange={setRole} options={roles} />
              <Input.Search allowClear style={{ width: 230 }} placeholder={t("rules.search")} aria-label={t("rules.search")} onSearch={setText} />
              <Button icon={<DownloadOutlined />} onClick={() => save(shown)}>{t("rules.export")}</Button>
              <Typography.Text type="secondary">{t("rules.count", { count: shown.length })}</Typography.Text>
            </Flex>
            <Table<Rule>
              rowKey={(one) => `${one.source}${one.line}`}
              size="small"
              dataSource={shown}
              pagination={{ pageSize: 20, showSizeChanger: false }}
              expandable={{ expandedRowRender: (one) => <code>{one.text}</code> }}
              columns={[
                { title: t("rules.role"), width: 200, render: (_value, one) => words(one.borne_by) },
                { title: t("rules.acts"), render: (_value, one) => words(one.permissions) },
                { title: t("rules.ranks"), width: 130, render: (_value, one) => (one.ranks.length > 3 ? t("rules.anyRank") : words(one.ranks)) },
                { title: t("rules.scopes"), width: 130, render: (_value, one) => words(one.scopes) },
                { title: t("rules.effect"), width: 90, render: (_value, one) => <Tag color={one.effect === "deny" ? "error" : "success"}>{t(`effect.${one.effect}`)}</Tag> },
                { title: t("rules.because"), width: 320, dataIndex: "because" },
                { title: t("rules.origin"), width: 100, render: (_value, one) => t(one.overlay ? "rules.overlay" : "rules.system") },
              ]}
            />
          </Flex>
        );
      }}
    </Asked>
  );
}
