import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { type GuardedPoint, MeasureDialog } from "@/shared/measures/measure-dialog";
import { usePointsFound } from "../queries";

/** Writes a measure: first the risk it guards against, for each has one of its own. */
export function NewMeasure() {
  const { t } = useTranslation("measures");
  const [asking, setAsking] = useState(false);
  const [guarded, setGuarded] = useState<GuardedPoint>();
  return (
    <>
      <Act asks="measure:draft" type="primary" onClick={() => setAsking(true)}>{t("act.register")}</Act>
      <Modal open={asking} title={t("register.title")} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
        <PointChoice
          onChoose={(point) => {
            setAsking(false);
            setGuarded(point);
          }}
        />
      </Modal>
      {guarded && <MeasureDialog point={guarded} onClose={() => setGuarded(undefined)} />}
    </>
  );
}

function PointChoice({ onChoose }: { onChoose: (point: GuardedPoint) => void }) {
  const { t } = useTranslation("measures");
  const [words, setWords] = useState("");
  const { data, isFetching } = usePointsFound(words);
  return (
    <Select
      autoFocus
      defaultOpen
      className="measure-whole"
      loading={isFetching}
      aria-label={t("register.point")}
      placeholder={t("register.point")}
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={(data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
      onChange={(id: string) => {
        const found = data?.items.find((one) => one.id === id);
        if (found) onChoose(found);
      }}
    />
  );
}
