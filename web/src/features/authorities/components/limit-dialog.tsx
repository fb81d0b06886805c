import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { SumField } from "@/shared/form/sum-field";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { today } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { type Limit, useChangeLimit, useGrantLimit } from "../queries";

type Draft = Of<"LimitGrant">;

/** What sums are approved by kind: the four of major matters, and the categories of powers. */
export function useKinds() {
  const topics = useWords("major_matters");
  const categories = useWords("power_categories");
  return [...topics, ...categories];
}

export function useKindName() {
  const word = useWord();
  return (kind: string) => {
    const topic = word("major_matters", kind);
    return topic === kind ? word("power_categories", kind) : topic;
  };
}

/** Authorises a post up to a sum, or changes and ends what it may approve. */
export function LimitDialog({ limit, onClose }: { limit?: Limit; onClose: () => void }) {
  const { t } = useTranslation("authorities");
  const kinds = useKinds();
  const kindName = useKindName();
  const { posts, nameOf } = useDirectory();
  const grant = useGrantLimit();
  const change = useChangeLimit();
  const run = ({ amount, document, starts_on, ends_on, ...rest }: Draft, version = limit?.version ?? 0) => {
    const written = { amount, document, starts_on, ends_on: ends_on ?? null };
    return limit ? change.mutateAsync({ id: limit.id, version, ...written }) : grant.mutateAsync({ ...rest, ...written });
  };
  return (
    <FormDialog<Draft>
      title={limit ? t("limit.changeTitle", { post: nameOf(limit.post_id), kind: kindName(limit.kind) }) : t("limit.grant")}
      verb={t(limit ? "limit.keep" : "limit.give")}
      initialValues={(limit as Partial<Draft> | undefined) ?? { starts_on: today() }}
      run={run}
      onClose={onClose}
    >
      {!limit && (
        <>
          <Form.Item name="post_id" label={t("limit.post")} rules={[{ required: true }]}>
            <Select options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: one.holders.length ? `${one.label}（${one.holders.join("、")}）` : one.label }))} showSearch={BY_NAME} />
          </Form.Item>
          <Form.Item name="kind" label={t("limit.kind")} rules={[{ required: true }]}><Select options={kinds} showSearch={BY_NAME} /></Form.Item>
        </>
      )}
      <SumField name="amount" label={t("limit.amount")} rules={[{ required: true }]} />
      <Form.Item name="document" label={t("limit.document")} rules={[{ required: true, max: 500 }]}><Input /></Form.Item>
      <DayField name="starts_on" label={t("limit.from")} rules={[{ required: true }]} />
      <DayField name="ends_on" label={t("limit.until")} extra={limit && t("limit.ending")} />
    </FormDialog>
  );
}
