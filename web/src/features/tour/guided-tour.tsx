import { Button, Tour } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Mark, markedBy, type OwnTour } from "@/shared/tour/roles";
import "./tour.css";

interface Props {
  tour: OwnTour;
  onEnd: () => void;
}

/** On which side of what it points at a step stands; below it, if nothing is said. */
const SIDES: Partial<Record<Mark, "rightTop" | "bottomLeft" | "bottomRight">> = { menu: "rightTop", overview: "bottomLeft", help: "bottomRight" };
const BEAT = 200;
const PATIENCE = 40;
const SAID = ["tasks", "menu", "third"] as const;

/** Four steps round the page; nothing is held up meanwhile, and each step lets one leave. */
export default function GuidedTour({ tour, onEnd }: Props) {
  const { t } = useTranslation("tour");
  const [current, setCurrent] = useState(0);
  const ready = useReady(markedBy(tour.steps[0] ?? "tasks"));
  const pointedAt = markedBy(tour.steps[current] ?? "help");
  useEffect(() => {
    if (!ready) return;
    const soon = window.setTimeout(() => document.querySelector<HTMLElement>(".guide-go")?.focus(), 120);
    return () => window.clearTimeout(soon);
  }, [current, ready]);
  useFollowing(pointedAt, ready);
  const last = tour.steps.length - 1;
  const steps = tour.steps.map((mark, index) => ({
    title: t("step", { number: index + 1, of: tour.steps.length, title: t(`title.${mark}`) }),
    description: <div role="status">{index === last ? t("help") : t(`role.${tour.role}.${SAID[index] ?? ""}`)}</div>,
    target: () => document.querySelector<HTMLElement>(markedBy(mark)) as HTMLElement,
    placement: SIDES[mark] ?? ("bottom" as const),
    nextButtonProps: { children: t(index === last ? "finish" : "next"), className: "guide-go" },
    prevButtonProps: { children: t("back") },
  }));
  if (!ready) return null;
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

/** Waits until the page stands, but not for ever. */
function useReady(first: string): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let tries = 0;
    const look = window.setInterval(() => {
      tries += 1;
      const stands = document.querySelector(first) && !document.querySelector("#content [aria-busy=true]");
      if (stands || tries > PATIENCE) {
        window.clearInterval(look);
        setReady(true);
      }
    }, BEAT);
    return () => window.clearInterval(look);
  }, [first]);
  return ready;
}

/** Lets the step follow what it points at when that grows, as lists do when they come. */
function useFollowing(selector: string, wanted: boolean): void {
  useEffect(() => {
    const found = wanted && document.querySelector(selector);
    if (!found) return;
    const watching = new ResizeObserver(() => window.dispatchEvent(new Event("resize")));
    watching.observe(found);
    return () => watching.disconnect();
  }, [selector, wanted]);
}
