import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Dropdown, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey, version } from "@/api/client";
import { Problem, type ProblemDocument } from "@/api/problem";
import { useMe } from "../session/me";
import type { Query } from "./ledger";

interface SavedFilter {
  id: string;
  version: number;
  name: string;
  query: Query;
  sharing: "own" | "department" | "bureau";
  opens_first: boolean;
  mine?: boolean;
}

const ADDRESS = "/api/v1/saved-filters";

export function useSavedFilters(table: string) {
  return useQuery({
    queryKey: ["saved-filters", table],
    queryFn: async () => {
      const response = await fetch(`${ADDRESS}?table=${table}`, { credentials: "same-origin" });
      return response.ok ? ((await response.json()) as { items: SavedFilter[] }).items : [];
    },
    staleTime: 60_000,
  });
}

interface Props {
  table: string;
  query: Query;
  onChoose: (query: Query) => void;
}

/** Filters kept under a name, one's own and those shared in the section or the bureau. */
export function SavedFilters({ table, query, onChoose }: Props) {
  const { t } = useTranslation("shared");
  const { csrf_token } = useMe();
  const client = useQueryClient();
  const { data: filters = [] } = useSavedFilters(table);
  const [naming, setNaming] = useState(false);
  const done = () => client.invalidateQueries({ queryKey: ["saved-filters", table] });
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(ADDRESS + path, {
      method,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token ?? "", "Idempotency-Key": newKey(), ...headers },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Problem((await response.json()) as ProblemDocument);
    await done();
  };
  const save = useMutation({
    mutationFn: (values: object) => send("POST", "", { table, query, ...values }),
    onSuccess: () => setNaming(false),
  });
  const remove = useMutation({ mutationFn: (one: SavedFilter) => send("DELETE", `/${one.id}`, undefined, version(one.version)) });
  const items = [
    ...filters.map((one) => ({
      key: one.id,
      label: one.sharing === "own" ? one.name : `${one.name}（${t(`filter.${one.sharing}`)}）`,
      onClick: () => onChoose(one.query),
    })),
    { type: "divider" as const },
    { key: "save", label: t("filter.save"), onClick: () => setNaming(true) },
    ...(filters.some((one) => one.mine !== false)
      ? [{
          key: "remove",
          label: t("filter.remove"),
          children: filters
            .filter((one) => one.mine !== false)
            .map((one) => ({ key: `x${one.id}`, label: one.name, onClick: () => remove.mutate(one) })),
        }]
      : []),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]}>
        <Button>{t("filter.saved")}</Button>
      </Dropdown>
      <Modal open={naming} title={t("filter.save")} onCancel={() => setNaming(false)} footer={null} destroyOnHidden>
        <Form layout="vertical" onFinish={save.mutate} initialValues={{ sharing: "own", opens_first: false }}>
          <Form.Item name="name" label={t("filter.name")} rules={[{ required: true, max: 40 }]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="sharing" label={t("filter.sharing")}>
            <Radio.Group aria-label={t("filter.sharing")} options={["own", "department", "bureau"].map((one) => ({ value: one, label: t(`filter.${one}`) }))} />
          </Form.Item>
          <Form.Item name="opens_first" valuePropName="checked">
            <Checkbox>{t("filter.opensFirst")}</Checkbox>
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t("filter.keep")}</Button>
        </Form>
      </Modal>
    </>
  );
}
