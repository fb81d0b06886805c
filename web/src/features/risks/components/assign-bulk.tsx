import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { BulkAct, type BulkItem } from "@/shared/acts/bulk-act";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { changePoint, type RiskPoint } from "../queries";

interface Props {
  common: { kind: string; items: readonly BulkItem[]; onClose: (done: number, failed?: readonly string[]) => void };
  points: readonly RiskPoint[];
}

/** Which post answers for a risk stands in another field where it is of a topic. */
const FIELDS: Record<string, "post_id" | "answering_post_id"> = { work_post: "post_id", leadership_post: "post_id", topic: "answering_post_id" };

/** Gives several risk points to one post; sections and leaders answer for theirs by rule. */
export function AssignBulk({ common, points }: Props) {
  const { t } = useTranslation("risks");
  const { posts } = useDirectory();
  const of = (id: string) => points.find((one) => one.id === id);
  const given = async (one: BulkItem, version: number, post: string | null) => {
    const name = FIELDS[of(one.id)?.subject_type ?? ""] ?? "post_id";
    return changePoint(one.id, version, { [name]: post });
  };
  const former = (point?: RiskPoint) => point?.[FIELDS[point.subject_type] ?? "post_id"] ?? null;
  const blocked = ({ id }: BulkItem) => {
    const point = of(id);
    if (point?.status === "retired") return t("bulk.retired");
    return FIELDS[point?.subject_type ?? ""] ? undefined : t("assign.byRule");
  };
  return (
    <BulkAct<{ post: string }, RiskPoint>
      {...common}
      permission="risk_point:edit"
      title={(count) => t("bulk.assign", { count })}
      verb={t("act.assign")}
      blocked={blocked}
      run={(one, { post }) => given(one, of(one.id)?.version ?? 0, post)}
      undo={(one, changed) => given(one, changed.version, former(of(one.id)))}
    >
      <Form.Item name="post" label={t("assign.post")} extra={t("assign.text")} rules={[{ required: true, message: t("assign.missing") }]}>
        <Select<string> showSearch={BY_NAME} options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: [one.label, one.holders.join("、")].filter(Boolean).join(" ") }))} />
      </Form.Item>
    </BulkAct>
  );
}
