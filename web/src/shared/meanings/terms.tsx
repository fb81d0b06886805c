import { useTranslation } from "react-i18next";
import { useWords } from "../words/vocabularies";

/** What is explained, and the code list whose words it has. */
export const EXPLAINED = {
  category: "categories",
  rank: "rank_words",
  likelihood: "",
  harm: "",
  measure_kind: "measure_kinds",
  subject_type: "subject_types",
} as const;
export type Explained = keyof typeof EXPLAINED;

/** What is meant, in general and word by word, as far as the bureau uses the words. */
export function Terms({ of }: { of: Explained }) {
  const { t, i18n } = useTranslation("help");
  const words = useWords(EXPLAINED[of]).filter((one) => i18n.exists(`meaning.${of}.${one.value}`, { ns: "help" }));
  return (
    <div className="meaning" role="note">
      <p>{t(`meaning.${of}.all`)}</p>
      {words.length > 0 && (
        <dl>
          {words.map((one) => (
            <div key={one.value}>
              <dt>{one.label}</dt>
              <dd>{t(`meaning.${of}.${one.value}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
