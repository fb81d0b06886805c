import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mendOf } from "@/shared/gaps/mends";
import { spoken } from "@/shared/time/dates";
import type { Checked, Registration } from "../../registration-queries";

type Way = Checked["next"][number];

interface Props {
  next: Checked["next"];
  /** The cases it runs in, once it is sent: a section meeting is held on one of them. */
  cases?: Registration["cases"];
}

/** Where each thing lies once it is sent: at which step, with whom, until when, what keeps it there. */
export function WayList({ next, cases = [] }: Props) {
  const { t, i18n } = useTranslation("powers");
  const english = i18n.language === "en";
  return (
    <ul className="send-list">
      {next.map((one, index) => (
        <li key={index}>
          {t(one.step ? "wizard.lies" : "wizard.liesNowhere", { kind: t(`kind.${one.object_kind}`), count: one.item_count, step: english ? one.step_en : one.step_zh })}
          {one.message}
          {one.due_on && t("wizard.until", { date: spoken(one.due_on, i18n.language) })}
          {one.missing.length > 0 && <Lacking way={one} caseId={cases.find((kept) => kept.object_kind === one.object_kind && kept.missing.length > 0)?.id} />}
        </li>
      ))}
    </ul>
  );
}

/** What keeps it at its first step; a section meeting is called from here once there is a case to meet on. */
function Lacking({ way, caseId }: { way: Way; caseId?: string }) {
  const { t } = useTranslation("powers");
  return (
    <div>
      {t(caseId ? "wizard.lacking" : "wizard.after")}
      <ul>
        {way.missing.map((gap) => {
          const mend = mendOf(gap, { caseId });
          return (
            <li key={gap.code + gap.number}>
              {gap.message}
              {mend?.word === "sectionMeeting" && (caseId ? <> <Link to={mend.to}>{t("wizard.meeting")}</Link></> : <div>{t("wizard.afterMeeting")}</div>)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
