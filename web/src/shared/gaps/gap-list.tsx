import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Around, type Gap, mendOf } from "./mends";

interface Props extends Around {
  gaps: readonly Gap[];
  /** Called before one goes to mend it: a dialog closes itself. */
  onGo?: () => void;
}

/** What is not in place yet, each with the way to the page where it is mended. */
export function GapList({ gaps, onGo, ...around }: Props) {
  const { t } = useTranslation("shared");
  const lines = gaps.map((gap) => ({ gap, words: [gap.number, gap.message ?? gap.text ?? gap.code].filter(Boolean).join(" "), mend: mendOf(gap, around) }));
  const once = lines.filter((one, index) => lines.findIndex((other) => other.words === one.words && other.mend?.to === one.mend?.to) === index);
  return (
    <ul className="plain-list gap-list">
      {once.map(({ words, mend }) => (
        <li key={words + (mend?.to ?? "")}>
          {words} {mend && <Link to={mend.to} onClick={onGo}>{t(`mend.${mend.word}`)}</Link>}
        </li>
      ))}
    </ul>
  );
}
