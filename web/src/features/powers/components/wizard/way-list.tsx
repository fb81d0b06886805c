import { useTranslation } from "react-i18next";
import { spoken } from "@/shared/time/dates";
import type { Checked } from "../../registration-queries";

/** Where each thing lies once it is sent: at which step, with whom, until when, what keeps it there. */
export function WayList({ next }: { next: Checked["next"] }) {
  const { t, i18n } = useTranslation("powers");
  const english = i18n.language === "en";
  return (
    <ul className="send-list">
      {next.map((one, index) => (
        <li key={index}>
          {t(one.step ? "wizard.lies" : "wizard.liesNowhere", { kind: t(`kind.${one.object_kind}`), count: one.item_count, step: english ? one.step_en : one.step_zh })}
          {one.message}
          {one.due_on && t("wizard.until", { date: spoken(one.due_on, i18n.language) })}
          {one.missing.length > 0 && (
            <>
              {t("wizard.after")}
              <ul>{one.missing.map((gap) => <li key={gap.code + gap.number}>{gap.message}{gap.code === "participation-missing" && t("wizard.afterMeeting")}</li>)}</ul>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
