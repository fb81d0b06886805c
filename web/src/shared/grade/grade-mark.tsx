import { Typography } from "antd";
import { useTranslation } from "react-i18next";

const SHAPES: Record<string, { shape: string; token: string }> = {
  "1": { shape: "▲", token: "high" },
  "2": { shape: "◆", token: "medium" },
  "3": { shape: "●", token: "low" },
};

interface Props {
  rank: number | null | undefined;
  /** The word of the bureau's own label set, when the record tells it; it is a Chinese word. */
  label?: string;
}

/** A grade is always shape, word and colour together. */
export function GradeMark({ rank, label }: Props) {
  const { t, i18n } = useTranslation("shared");
  const own = i18n.language === "zh-CN" ? label : "";
  const found = SHAPES[String(rank)];
  if (!found) return <Typography.Text type="secondary">{t("grade.none")}</Typography.Text>;
  return (
    <span className={`grade grade-${found.token}`}>
      <span aria-hidden>{found.shape}</span> {own || t(`grade.${found.token}`)}
    </span>
  );
}
