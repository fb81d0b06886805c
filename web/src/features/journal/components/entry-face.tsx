import { Descriptions, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/shared/pages/copy-text";
import { second } from "@/shared/time/dates";
import { type Change, changesOf } from "../changes";
import { type Entry, told } from "../queries";
import { useOrigin } from "./origin";
import { useSaying } from "./saying";
import { useSubject } from "./subject";

/** One entry in full: who, when, from where, what changed, and by what it is known. */
export function EntryFace({ entry }: { entry: Entry }) {
  const { t } = useTranslation("journal");
  const origin = useOrigin();
  const subject = useSubject();
  const { named, say } = useSaying(entry);
  const { actor, before, after, facts } = told(entry);
  const changes = changesOf(stated(before), stated(after));
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: "at", label: t("journal.at"), children: second(entry.at, true) },
          { key: "who", label: t("journal.who"), children: [actor?.name, actor?.post_title].filter(Boolean).join(" · ") },
          { key: "subject", label: t("journal.subject"), children: subject(entry) },
          { key: "origin", label: t("journal.origin"), children: origin(actor?.origin) },
          { key: "request", label: t("journal.reference"), children: actor?.request ? <CopyText text={actor.request} /> : "—" },
          { key: "facts", label: t("entry.facts"), children: <span className="pre">{say("facts", facts).replaceAll(/[；;] ?/g, "\n") || "—"}</span> },
          { key: "digest", label: t("entry.digest"), children: <CopyText text={String(entry.digest)} /> },
        ]}
      />
      {changes.length > 0 && (
        <>
          <Typography.Title level={2} className="part-title">{t("entry.changes", { count: changes.length })}</Typography.Title>
          <Table<Change>
            rowKey="field"
            size="small"
            pagination={false}
            tableLayout="fixed"
            dataSource={changes}
            columns={[
              { title: t("entry.field"), width: 130, render: (_value, one) => named(one.field) },
              { title: t("entry.kind"), width: 95, render: (_value, one) => <Tag>{t(`entry.${one.kind}`)}</Tag> },
              { title: t("entry.before"), className: "pre", render: (_value, one) => say(one.field, one.before) },
              { title: t("entry.after"), className: "pre", render: (_value, one) => say(one.field, one.after) },
            ]}
          />
        </>
      )}
    </>
  );
}

/** A plan that was approved is told as such, though its year is not open yet. */
function stated(one: Record<string, unknown> | null | undefined): Record<string, unknown> {
  return one?.state === "draft" && one.approved_on ? { ...one, state: "plan_approved" } : (one ?? {});
}
