import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { minute } from "@/shared/time/dates";
import type { Opened } from "../queries";
import { RevertButton } from "./revert-button";

const TYPES = { committed: "success", reverted: "info", cancelled: "info", refused: "error", parsed: "info", uploaded: "info" } as const;
const REGISTERS = { risks: "/risks", powers: "/powers", organisation: undefined } as const;

/** What came of an import, the way to what it brought, and the way back. */
export function Report({ one }: { one: Opened }) {
  const { t } = useTranslation("imports");
  const outcome = (one.summary.outcome ?? {}) as Record<string, number>;
  const parts = ["created", "updated", "unchanged", "left_out"].filter((name) => outcome[name]);
  const register = REGISTERS[one.kind];
  const drafts = Number(one.summary.drafts ?? 0);
  return (
    <Alert
      type={TYPES[one.state]}
      showIcon
      title={t(`report.${one.state}`, { at: minute(one.committed_at ?? one.reverted_at) })}
      description={
        <Flex vertical gap="small">
          {one.state === "refused" && <span>{one.refusal}</span>}
          {one.state === "committed" && <span>{parts.map((name) => t(`report.${name}`, { count: outcome[name] })).join(" · ")}</span>}
          {one.state === "committed" && drafts > 0 && (
            <span>
              {t("report.drafts", { count: drafts })}{one.draft_reasons.map((why) => `${why.message}${t("report.count", { count: why.count })}`).join(" ")}{" "}
              {register && <Link to={`${register}?import_id=${one.id}&status=draft`}>{t("report.lookDrafts")}</Link>}
            </span>
          )}
          {one.state === "reverted" && <span>{t("report.revertedBy", { at: minute(one.reverted_at), by: one.reverted_by_name, reason: one.reversal_reason })}</span>}
          <Flex gap="small" wrap align="center">
            {one.state === "committed" && register && (
              <Link to={`${register}?import_id=${one.id}`}><Button type="primary" tabIndex={-1}>{t("report.look")}</Button></Link>
            )}
            <RevertButton one={one} />
            {one.revertible_until && <span>{t("report.until", { until: minute(one.revertible_until) })}</span>}
          </Flex>
        </Flex>
      }
    />
  );
}
