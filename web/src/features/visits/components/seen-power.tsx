import { Button, Descriptions } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useSeenPower } from "../queries";

interface Props {
  visit: string;
  power: string;
  name: string;
}

/** The power a risk point lies in; it is looked at only when asked for, for the bureau sees each look. */
export function SeenPower({ visit, power, name }: Props) {
  const { t } = useTranslation("visits");
  const [asked, setAsked] = useState(false);
  if (!asked) return <>{name} <Button size="small" onClick={() => setAsked(true)}>{t("power.look")}</Button></>;
  return <Face visit={visit} power={power} />;
}

function Face({ visit, power }: { visit: string; power: string }) {
  const { t } = useTranslation("visits");
  const word = useWord();
  return (
    <Asked asked={useSeenPower(visit, power)}>
      {(found) => (
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: "number", label: t("point.number"), children: found.number },
            { key: "name", label: t("power.name"), children: found.name },
            { key: "category", label: t("power.category"), children: word("power_categories", found.category) || found.category_written },
            { key: "subject", label: t("power.subject"), children: found.exercising_subject || found.department },
            { key: "basis", label: t("power.basis"), children: found.legal_basis },
            { key: "content", label: t("power.content"), children: found.content },
            { key: "limit", label: t("power.limit"), children: found.time_limit },
          ].filter((one) => one.children)}
        />
      )}
    </Asked>
  );
}
