import { Collapse, Descriptions, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { CopyText } from "@/shared/pages/copy-text";
import { Asked } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useReceived } from "../queries";

type Whole = Of<"InboxDocumentBody">;

/** Where what a document brought is worked on, by its kind and who received it. */
function placeOf(document: Whole, regional: boolean): string | undefined {
  if (document.kind === "filing_result") return `/filings/${document.subject}`;
  if (document.kind === "filing" || document.kind === "lowering") return "/region/filings";
  if (document.kind === "cycle_plan") return regional ? "/region/plans" : "/cycles";
  return document.kind === "summary" ? `/region/bureaus/${document.sender.code}` : undefined;
}

/** A received document: from whom, when, what it brought, and its words as they were signed. */
export function DocumentFace({ id }: { id: string }) {
  const { t } = useTranslation("exchange");
  const word = useWord();
  const regional = useMe().tenant_kind === "leading_group";
  return (
    <Asked asked={useReceived(id)}>
      {(found) => {
        const to = placeOf(found, regional);
        const items = (found.body as { items?: unknown[] } | null)?.items;
        return (
          <Flex vertical gap="middle">
            <Descriptions
              bordered
              size="small"
              column={1}
              items={[
                { key: "kind", label: t("document.kind"), children: word("outbox_documents.kind", found.kind) },
                { key: "sender", label: t("document.sender"), children: found.sender.name },
                { key: "at", label: t("document.receivedAt"), children: minute(found.received_at) },
                { key: "read", label: t("document.readAt"), children: minute(found.read_at) || t("received.unread") },
                { key: "revision", label: t("document.revision"), children: found.kind === "summary" ? "—" : found.revision },
                ...(items ? [{ key: "items", label: t("document.items"), children: items.length }] : []),
                { key: "digest", label: t("document.digest"), children: <span className="hash"><CopyText text={String(found.digest)} /></span> },
              ]}
            />
            {to && <Link to={to}>{t("document.go")}</Link>}
            <Collapse
              size="small"
              items={[{ key: "body", label: t("document.words"), children: <pre className="pre">{JSON.stringify(found.body, null, 2)}</pre> }]}
            />
          </Flex>
        );
      }}
    </Asked>
  );
}
