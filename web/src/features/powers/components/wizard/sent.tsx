import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GapList } from "@/shared/gaps/gap-list";
import { PageFrame } from "@/shared/pages/page-frame";
import { spoken } from "@/shared/time/dates";
import type { Registration } from "../../registration-queries";
import { WayList } from "./way-list";

/** The cases a registration runs in: at which desk, and until when. */
export function Waits({ cases }: { cases: Registration["cases"] }) {
  const { t, i18n } = useTranslation("powers");
  return (
    <ul className="send-list">
      {cases.filter((one) => one.waiting_for.length > 0).map((one) => (
        <li key={one.id}>
          {t("wizard.waits", { kind: t(`kind.${one.object_kind}`), step: i18n.language === "en" ? one.step_en : one.step_zh, names: one.waiting_for.join("、") })}
          {one.due_on && t("wizard.until", { date: spoken(one.due_on, i18n.language) })}
        </li>
      ))}
    </ul>
  );
}

/** It is sent: where it lies now, and until when. */
export function Sent({ done }: { done: Registration }) {
  const { t } = useTranslation(["powers", "app"]);
  const kept = done.cases.filter((one) => one.missing.length > 0);
  return (
    <PageFrame title={t("app:page.P11")} crumbs={[{ title: t("app:page.P10"), to: "/powers" }]}>
      <Alert
        type="success"
        showIcon
        title={t("wizard.sent", { name: done.power.name || t("wizard.nameless"), number: done.number })}
        description={<WayList next={done.next} cases={done.cases} />}
      />
      {kept.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="wizard-hint"
          title={t("wizard.keptBack")}
          description={kept.map((one) => <div key={one.id}><Link to={`/cases/${one.id}`}>{one.title}</Link><GapList gaps={one.missing} caseId={one.id} objectKind={one.object_kind} /></div>)}
        />
      )}
      <Flex gap="small" wrap className="form-submit">
        <Link to={`/powers/${done.power_id}`}><Button type="primary">{t("wizard.see")}</Button></Link>
        <Link to="/powers/new" reloadDocument><Button>{t("wizard.another")}</Button></Link>
        <Link to="/"><Button>{t("app:page.P03")}</Button></Link>
      </Flex>
    </PageFrame>
  );
}
