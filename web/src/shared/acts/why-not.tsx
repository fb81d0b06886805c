import { useTranslation } from "react-i18next";
import type { WhoCan } from "@/api/problem";
import { Persons } from "../problem/problem-text";

/** Why an act is not the reader's now, and whose it is, as the record itself tells. */
export function WhyNot({ reason, who }: { reason: string; who: readonly WhoCan[] }) {
  const { t } = useTranslation("shared");
  return (
    <>
      <div>{reason}</div>
      {who.length > 0 && <div>{t("problem.whoCan")}<Persons list={who} /></div>}
    </>
  );
}
