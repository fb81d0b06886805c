import { useTranslation } from "react-i18next";
import "./steps.css";

export type StepState = "empty" | "in_progress" | "complete" | "wrong" | "closed";

interface Props {
  steps: readonly { key: string; title: string; state: StepState }[];
  current: string;
  onGo: (key: string) => void;
}

const MARKS: Partial<Record<StepState, string>> = { complete: "✓", wrong: "!" };

/** The parts of a long file and how far each is; every row leads to its part. */
export function StepRail({ steps, current, onGo }: Props) {
  const { t } = useTranslation("shared");
  return (
    <nav aria-label={t("steps.label")}>
      <ol className="step-rail">
        {steps.map((one, index) => (
          <li key={one.key} className={`step-${one.state}`}>
            <button type="button" disabled={one.state === "closed"} aria-current={one.key === current ? "step" : undefined} onClick={() => onGo(one.key)}>
              <span className="step-number" aria-hidden="true">{(one.key !== current && MARKS[one.state]) || index + 1}</span>
              <strong>{one.title}</strong>
              <small>{t(`steps.${one.state}`)}</small>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
