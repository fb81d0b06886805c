import { Button, Tour } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { markedBy, type OwnTour } from "./roles";
import "./tour.css";

interface Props {
  tour: OwnTour;
  onEnd: () => void;
}

const SAID = ["tasks", "menu", "third"] as const;

/** Four steps round the page; nothing is held up meanwhile, and each step lets one leave. */
export default function GuidedTour({ tour, onEnd }: Props) {
  const { t } = useTranslation("tour");
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const soon = window.setTimeout(() => document.querySelector<HTMLElement>(".guide-go")?.focus(), 120);
    return () => window.clearTimeout(soon);
  }, [current]);
  const last = tour.steps.length - 1;
  const steps = tour.steps.map((mark, index) => ({
    title: t("step", { number: index + 1, of: tour.steps.length, title: t(`title.${mark}`) }),
    description: <div role="status">{index === last ? t("help") : t(`role.${tour.role}.${SAID[index] ?? ""}`)}</div>,
    target: () => document.querySelector<HTMLElement>(markedBy(mark)) as HTMLElement,
    nextButtonProps: { children: t(index === last ? "finish" : "next"), className: "guide-go" },
    prevButtonProps: { children: t("back") },
  }));
  return (
    <Tour
      open
      mask={false}
      rootClassName="guide"
      current={current}
      onChange={setCurrent}
      onClose={onEnd}
      onFinish={onEnd}
      closable={{ "aria-label": t("skip") }}
      steps={steps}
      indicatorsRender={() => null}
      actionsRender={(buttons) => (
        <>
          {current < last && <Button size="small" type="text" onClick={onEnd}>{t("skip")}</Button>}
          {buttons}
        </>
      )}
    />
  );
}
