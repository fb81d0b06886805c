import { useTranslation } from "react-i18next";

/** From where something was done: an address, or the part of the service that did it by itself. */
export function useOrigin(): (origin: string | undefined) => string {
  const { t } = useTranslation("journal");
  return (origin) => (origin ? t(`origin.${origin}`, { defaultValue: origin, keySeparator: false, nsSeparator: false }) : t("origin.none"));
}
