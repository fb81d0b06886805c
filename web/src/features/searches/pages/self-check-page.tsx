import { Button, Empty } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame, PageLoading } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { SheetActs } from "../components/sheet-acts";
import { SheetView } from "../components/sheet-view";
import { beginSheet, useOwnSheets, useSearchAct, useSheet } from "../queries";
import { OPEN } from "../sheet";

/** P18: the search of one's own post, annex 1. */
export default function SelfCheckPage() {
  const { sheet: id } = useParams();
  return id ? <One id={id} /> : <Own />;
}

function One({ id }: { id: string }) {
  const { t } = useTranslation();
  const [errors, setErrors] = useState(0);
  const sheet = useSheet(id);
  return (
    <PageFrame title={sheet.data ? `${t("page.P18")} · ${sheet.data.subject.post}` : t("page.P18")} errors={errors} actions={sheet.data && <SheetActs sheet={sheet.data} />}>
      <Asked asked={sheet}>{(found) => <SheetView key={`${found.id}${found.state}`} sheet={found} onErrors={setErrors} />}</Asked>
    </PageFrame>
  );
}

/** Opens the sheet of one's post that waits; otherwise says why there is none, and begins one. */
function Own() {
  const { t } = useTranslation("searches");
  const { t: pages } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const sheets = useOwnSheets(me.post_id);
  const begin = useSearchAct(() => beginSheet({ subject_type: "work_post", post_id: me.post_id }));
  const found = sheets.data?.items ?? [];
  const waiting = found.find((one) => OPEN.includes(one.state)) ?? found.at(-1);
  if (me.post_id && !sheets.data && !sheets.error) return <PageLoading />;
  if (waiting) return <One id={waiting.id} />;
  return (
    <PageFrame title={pages("page.P18")}>
      <Empty description={t(me.post_id ? "own.none" : "own.noPost")}>
        <Act asks="sheet:fill" type="primary" loading={begin.isPending} onClick={() => begin.mutate(undefined, { onSuccess: (one) => navigate(`/self-check/${one.id}`) })}>{t("own.begin")}</Act>{" "}
        <Link to="/surveys"><Button>{pages("page.P19")}</Button></Link>
      </Empty>
    </PageFrame>
  );
}
