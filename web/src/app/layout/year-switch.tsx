import { CalendarOutlined, DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useYear } from "@/shared/session/year";
import { useYearName, useYearState } from "@/shared/session/year-name";

/** The year all pages show, and the others there are. */
export function YearSwitch() {
  const { t } = useTranslation("shared");
  const { years, shown, running, choose } = useYear();
  const name = useYearName();
  const state = useYearState();
  if (!shown) return null;
  const items = years.map((one) => ({ key: String(one.year), label: name(one), onClick: () => choose(one) }));
  return (
    <Dropdown trigger={["click"]} autoFocus menu={{ items, selectedKeys: [String(shown.year)] }}>
      <Button
        type={shown === running ? "text" : "default"}
        className={shown === running ? "top-bar-year" : "top-bar-year top-bar-other-year"}
        icon={<CalendarOutlined aria-hidden />}
        title={t("year.switch")}
        aria-haspopup="menu"
      >
        {t("year.name", { year: shown.year })} <span className="top-bar-state">{state(shown)}</span> <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
