import { useTranslation } from "react-i18next";
import { useRegionStages } from "./queries";

/** Whether a bureau is the region's or a county's, as the region's charts tell it. */
export function useLevels(): (code: string) => string {
  const { t } = useTranslation("region");
  const { data } = useRegionStages({});
  return (code) => {
    const level = data?.rows.find((one) => one.code === code)?.level;
    return level ? t(`level.${level}`) : "";
  };
}
