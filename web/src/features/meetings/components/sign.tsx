import { App } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { settled } from "@/shared/problem/settled";
import { useMe } from "@/shared/session/me";
import { type AgendaItem, lackingYet, type Meeting, useSign } from "../queries";

/** The chair's signature, telling beforehand what becomes of each item. */
export function Sign({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const { modal, message } = App.useApp();
  const me = useMe();
  const sign = useSign();
  const another = meeting.chair_id && meeting.chair_id !== me.person_id ? t("sign.byChair", { name: meeting.chair_name }) : undefined;
  const body = meeting.kind === "body";
  const ask = () =>
    modal.confirm({
      title: t(body ? "sign.title" : "sign.sectionTitle", { count: meeting.agenda.length }),
      content: body ? <Follows agenda={meeting.agenda} /> : t("sign.sectionText"),
      okText: t("sign.act"),
      onOk: () => settled(sign.mutateAsync(meeting).then(() => message.success(t(body ? "sign.done" : "sign.sectionDone")))),
    });
  const lacking = lackingYet(meeting).length + (meeting.attendance.length ? 0 : 1);
  return (
    <Act asks="meeting:sign" type="primary" loading={sign.isPending} blocked={meeting.missing.length ? t("sign.notYet", { count: lacking }) : another} onClick={ask}>
      {t("sign.act")}
    </Act>
  );
}

/** How many items go where, as the chains of their cases say. */
function Follows({ agenda }: { agenda: readonly AgendaItem[] }) {
  const { t, i18n } = useTranslation("meetings");
  const counts = new Map<string, { way: Way; step: string; count: number }>();
  for (const one of agenda) {
    const way = wayOf(one);
    const step = (i18n.language === "en" ? one.follows?.en : one.follows?.zh) ?? "";
    const key = way.endsWith("tep") ? way + step : way;
    counts.set(key, { way, step, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return (
    <>
      {t("sign.text")}
      <ul>{[...counts].map(([key, { way, step, count }]) => <li key={key}>{t(`sign.follow.${way}`, { step, count })}</li>)}</ul>
    </>
  );
}

type Way = "step" | "forceStep" | "force" | "end" | "return" | "reject" | "defer";

function wayOf({ decision, follows }: AgendaItem): Way {
  if (decision === "return" || decision === "reject" || decision === "defer") return decision;
  if (follows?.zh) return follows.in_force ? "forceStep" : "step";
  return follows?.in_force ? "force" : "end";
}
