import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { SheetActs } from "../components/sheet-acts";
import { SheetView } from "../components/sheet-view";
import { useSheet } from "../queries";
import { OF_POST } from "../sheet";

/** P19: one sheet of a section, the bureau or a matter; a post's is shown as its self-check. */
export default function SheetPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation();
  const [errors, setErrors] = useState(0);
  const sheet = useSheet(id);
  const found = sheet.data;
  const title = found ? (OF_POST.includes(found.subject_type) ? `${t("page.P18")} · ${found.subject.post}` : found.title) : t("page.P19");
  return (
    <PageFrame title={title} crumbs={[{ title: t("page.P19"), to: "/surveys" }]} errors={errors} actions={found && <SheetActs sheet={found} />}>
      <Asked asked={sheet}>{(one) => <SheetView key={`${one.id}${one.state}`} sheet={one} onErrors={setErrors} />}</Asked>
    </PageFrame>
  );
}
