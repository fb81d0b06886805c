import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { BulkAct, type BulkItem, type Together } from "@/shared/acts/bulk-act";
import { type RiskPoint, tagPoints } from "../queries";
import { TagFields } from "./tag-fields";

interface Tags {
  how: "add" | "remove";
  key_tags?: string[];
  focus_tags?: string[];
}

interface Props {
  common: { kind: string; items: readonly BulkItem[]; onClose: (done: number, failed?: readonly string[]) => void };
  points: readonly RiskPoint[];
}

const NAMES = ["key_tags", "focus_tags"] as const;

/** Adds tags to several risk points or takes them away, all in one request. */
export function TagBulk({ common, points }: Props) {
  const { t } = useTranslation("risks");
  const of = (id: string) => points.find((one) => one.id === id);
  const run = async (items: readonly BulkItem[], tags: Tags): Promise<Together> => {
    const asked = items.flatMap(({ id }) => of(id) ?? []).map((one) => ({ risk_point_id: one.id, version: one.version, key_tags: after(one, tags, "key_tags"), focus_tags: after(one, tags, "focus_tags") }));
    const answer = await tagPoints(asked as Parameters<typeof tagPoints>[0]);
    const former = answer.items.flatMap((one) => {
      const point = one.outcome === "tagged" && of(one.risk_point_id);
      return point ? [{ risk_point_id: point.id, version: one.version ?? 0, key_tags: point.key_tags, focus_tags: point.focus_tags }] : [];
    });
    return {
      results: answer.items.map((one) => ({ done: one.outcome !== "refused", reason: one.outcome === "unchanged" ? t("tag.unchanged") : one.reason })),
      undo: former.length ? () => tagPoints(former as Parameters<typeof tagPoints>[0]) : undefined,
    };
  };
  return (
    <BulkAct<Tags>
      {...common}
      permission="risk_point:tag"
      title={(count) => t("bulk.tag", { count })}
      verb={t("act.tag")}
      initialValues={{ how: "add" }}
      blocked={(one) => (of(one.id)?.status === "retired" ? t("bulk.retired") : undefined)}
      together={run}
    >
      <Form.Item name="how" label={t("tag.how")}>
        <Radio.Group aria-label={t("tag.how")} options={["add", "remove"].map((one) => ({ value: one, label: t(`tag.${one}`) }))} />
      </Form.Item>
      <TagFields
        known={new Set(points.flatMap((one) => one.focus_tags))}
        rules={[({ getFieldValue }) => ({ validator: () => (NAMES.some((name) => (getFieldValue(name) as string[] | undefined)?.length) ? Promise.resolve() : Promise.reject(new Error(t("tag.missing")))) })]}
      />
    </BulkAct>
  );
}

/** All the tags of one kind a point has once some were added or taken away. */
function after(point: RiskPoint, tags: Tags, name: (typeof NAMES)[number]): string[] {
  const chosen = (tags[name] ?? []).map((one) => one.trim()).filter(Boolean);
  const others = point[name].filter((one) => !chosen.includes(one));
  return tags.how === "add" ? [...point[name], ...chosen.filter((one) => !point[name].includes(one))] : others;
}
