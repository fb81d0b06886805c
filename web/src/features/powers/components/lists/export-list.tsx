import { DownloadOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";

/** One version of the power list as a workbook ready to print. */
export function ExportList({ id, size }: { id: string; size?: "small" }) {
  const { t } = useTranslation("powers");
  return (
    <Act asks="export:make" size={size} icon={<DownloadOutlined />} onClick={() => window.location.assign(`/api/v1/power-list/versions/${id}/export`)}>
      {t("lists.export")}
    </Act>
  );
}
