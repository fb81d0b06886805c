import { Steps } from "antd";
import { useTranslation } from "react-i18next";

export type StepState = "empty" | "in_progress" | "complete" | "wrong" | "closed";

interface Props {
  steps: readonly { key: string; title: string; state: StepState }[];
  current: string;
  onGo: (key: string) => void;
}

const STATUS = { empty: "wait", in_progress: "process", complete: "finish", wrong: "error", closed: "wait" } as const;

/** The parts of a long file and how far each is; every row leads to its part. */
export function StepRail({ steps, current, onGo }: Props) {
  const { t } = useTranslation("shared");
  return (
    <nav aria-label={t("steps.label")}>
      <Steps
        orientation="vertical"
        size="small"
        current={steps.findIndex((one) => one.key === current)}
        onChange={(index) => {
          const step = steps[index];
          if (step && step.state !== "closed") onGo(step.key);
        }}
        items={steps.map((one) => ({
          title: one.title,
          content: t(`steps.${one.state}`),
          status: one.key === current && one.state !== "wrong" ? "process" : STATUS[one.state],
          disabled: one.state === "closed",
        }))}
      />
    </nav>
  );
}
