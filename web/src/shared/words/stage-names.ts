import { useTranslation } from "react-i18next";

/** Reads the usual name of a stage in the reader's language; a name of one's own stays as it was written. */
export function useStageName(): (name: string) => string {
  const { t } = useTranslation("shared");
  return (name) => t(`stageName.${name}`, { defaultValue: name, nsSeparator: false, keySeparator: "." });
}
