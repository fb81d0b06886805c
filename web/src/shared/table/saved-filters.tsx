import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Dropdown, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { useMe } from "../session/me";
import { useLastAsked } from "./last-asked";
import type { Query } from "./ledger";

type SavedFilter = Of<"Filter">;

export function useSavedFilters(table: string) {
  return useQuery({
    queryKey: ["saved-filters", table],
    queryFn: async () => (await taken(api.GET("/api/v1/saved-filters", { params: { query: { table } } }))).items,
    staleTime: 60_000,
  });
}

interface Props {
  table: string;
  query: Query;
  onChoose: (query: Query) => void;
  /** What a kept filter is called where it is more than that. */
  called?: { saved: string; save: string };
}

/** Filters kept under a name, one's own and those shared in the section or the bureau. */
export function SavedFilters({ table, query, onChoose, called }: Props) {
  const { t } = useTranslation("shared");
  const client = useQueryClient();
  const { data: filters = [] } = useSavedFilters(table);
  const [naming, setNaming] = useState(false);
  const onSuccess = () => client.invalidateQueries({ queryKey: ["saved-filters", table] });
  const save = useMutation({
    mutationFn: (values: Pick<Of<"FilterDraft">, "name" | "sharing" | "opens_first">) =>
      taken(api.POST("/api/v1/saved-filters", { body: { table, query, ...values } })),
    onSuccess: () => {
      setNaming(false);
      return onSuccess();
    },
  });
  const remove = useMutation({
    mutationFn: (one: SavedFilter) =>
      taken(api.DELETE("/api/v1/saved-filters/{saved_filter_id}", { params: { path: { saved_filter_id: one.id }, header: version(one.version) } })),
    onSuccess,
  });
  const last = useLastAsked(useMe().person_id ?? "", table, query);
  const items = [
    ...(last ? [{ key: "last", label: t("filter.last"), onClick: () => onChoose(last) }] : []),
    ...filters.map((one) => ({
      key: one.id,
      label: one.sharing === "own" ? one.name : `${one.name}（${t(`filter.${one.sharing}`)}）`,
      onClick: () => onChoose(one.query as Query),
    })),
    ...(last || filters.length ? [{ type: "divider" as const }] : []),
    { key: "save", label: called?.save ?? t("filter.save"), onClick: () => setNaming(true) },
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
        <Button>{called?.saved ?? t("filter.saved")}</Button>
      </Dropdown>
      <Modal open={naming} title={called?.save ?? t("filter.save")} onCancel={() => setNaming(false)} footer={null} destroyOnHidden>
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
