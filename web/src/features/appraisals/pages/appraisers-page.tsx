import { Empty, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { InviteDialog, LinkShown } from "../components/invite-dialog";
import { type Appraiser, readAppraisers } from "../queries";

/** Representatives who were asked what they think of risks, and who has answered. */
export default function AppraisersPage() {
  const { t } = useTranslation(["appraisals", "app"]);
  const word = useWord();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<Of<"Invited">>();
  return (
    <PageFrame title={t("app:page.P21appraisers")} actions={<Act asks="grading:convene" type="primary" onClick={() => setInviting(true)}>{t("invite.act")}</Act>}>
      <p>{t("text")}</p>
      <LedgerTable<Appraiser>
        name="appraisers"
        read={readAppraisers}
        saved={false}
        empty={<Empty description={t("empty")} />}
        columns={[
          { key: "name", title: t("field.name"), dataIndex: "name", width: 180 },
          { key: "capacity", title: t("field.capacity"), width: 110, render: (_value, one) => word("appraisers.capacity", one.capacity) },
          { key: "way", title: t("field.way"), width: 140, render: (_value, one) => t(one.person_id ? "invite.inside" : "invite.outside") },
          { key: "points", title: t("field.count"), width: 110, align: "right", render: (_value, one) => one.point_ids.length },
          { key: "invited", title: t("field.invited"), width: 150, render: (_value, one) => minute(one.invited_at) },
          { key: "until", title: t("field.until"), width: 150, render: (_value, one) => minute(one.expires_at) },
          { key: "state", title: t("field.state"), width: 180, render: (_value, one) => <State one={one} /> },
        ]}
      />
      {inviting && <InviteDialog onMade={setMade} onClose={() => setInviting(false)} />}
      {made?.token && <LinkShown made={made} onClose={() => setMade(undefined)} />}
    </PageFrame>
  );
}

function State({ one }: { one: Appraiser }) {
  const { t } = useTranslation("appraisals");
  if (one.finished_at) return <Tag color="success">{t("state.done", { at: minute(one.finished_at) })}</Tag>;
  return Date.parse(one.expires_at) < Date.now() ? <Tag>{t("state.over")}</Tag> : <Tag color="warning">{t("state.open")}</Tag>;
}
