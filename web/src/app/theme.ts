import { theme, type ThemeConfig } from "antd";
import { TEXT_SIZES, type Preferences } from "@/shared/session/preferences";

const FONT =
  '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';

/** Colours whose contrast was computed; grades never differ by colour alone. */
const LIGHT = {
  colorSuccessBg: "#e9f5ed",
  colorSuccessBorder: "#7fb894",
  colorWarningBg: "#fdf2e4",
  colorWarningBorder: "#d9a15f",
  colorErrorBg: "#fdedec",
  colorErrorBorder: "#e0938e",
  colorInfoBg: "#eaf2fb",
  colorInfoBorder: "#8fb4dc",
  colorPrimary: "#b3261e",
  colorLink: "#0958d9",
  colorLinkHover: "#003eb3",
  colorLinkActive: "#003eb3",
  colorSuccess: "#1b6e3c",
  colorWarning: "#9a4b00",
  colorError: "#b3261e",
  colorInfo: "#1d5fa8",
  colorTextSecondary: "#595959",
  colorTextTertiary: "#595959",
  colorTextDescription: "#595959",
  colorTextPlaceholder: "#666666",
  colorTextDisabled: "#6b6b6b",
};
const DARK = {
  colorPrimary: "#d9534a",
  colorLink: "#8ec5ff",
  colorLinkHover: "#c2e0ff",
  colorLinkActive: "#c2e0ff",
  colorSuccess: "#7bd69b",
  colorWarning: "#ffc266",
  colorError: "#ff8a80",
  colorInfo: "#8ec5ff",
  colorInfoBg: "#0f3a6e",
  colorInfoBorder: "#4f86c6",
  colorBgBase: "#0b1f3a",
  colorBorder: "#6f93c4",
  colorTextSecondary: "#c9d3e0",
  colorTextTertiary: "#c9d3e0",
  colorTextDescription: "#c9d3e0",
  colorTextPlaceholder: "#a9b8cb",
  colorTextDisabled: "#9fb0c5",
};
const CONTRAST = {
  ...LIGHT,
  colorPrimary: "#8c1d18",
  colorError: "#8c1d18",
  colorLink: "#003eb3",
  colorTextBase: "#000000",
  colorTextSecondary: "#1f1f1f",
  colorTextTertiary: "#1f1f1f",
  colorTextDescription: "#1f1f1f",
  colorTextPlaceholder: "#404040",
  colorTextDisabled: "#404040",
  colorBorder: "#000000",
  colorBorderSecondary: "#000000",
};

/** A field one writes in is framed blue and what is chosen in a list tinted blue; red says that it is wrong. */
function blue(colour: string, dark: boolean) {
  const [tint, hovered] = dark ? ["#061d3b", "#0a274a"] : ["#eaf2fb", "#e2edf9"];
  const field = { hoverBorderColor: colour, activeBorderColor: colour, activeShadow: `0 0 0 2px ${colour}33` };
  return {
    Input: field,
    InputNumber: field,
    DatePicker: field,
    Select: { hoverBorderColor: colour, activeBorderColor: colour, activeOutlineColor: `${colour}33`, optionSelectedBg: tint },
    Table: { cellPaddingBlockSM: 6, rowSelectedBg: tint, rowSelectedHoverBg: hovered },
    Tree: { nodeSelectedBg: tint },
  };
}

/** The look of the console by the person's own choice. */
export function look(chosen: Preferences): ThemeConfig {
  const dark = chosen.theme === "dark";
  const tokens = dark ? DARK : chosen.theme === "contrast" ? CONTRAST : LIGHT;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: {},
    hashed: true,
    token: {
      ...tokens,
      fontFamily: FONT,
      fontSize: TEXT_SIZES[chosen.text_size ?? "standard"],
      borderRadius: 4,
      motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    },
    components: {
      ...blue(tokens.colorLink, dark),
      Layout: { headerBg: dark ? "#14305a" : "#ffffff", headerPadding: "0 16px", headerHeight: 56 },
      Menu: { itemMarginInline: 0, ...(dark ? { itemSelectedColor: "#ffd6d1", subMenuItemSelectedColor: "#ffd6d1" } : {}) },
      Radio: dark ? { colorPrimary: "#ffb3ac", colorPrimaryHover: "#ffd6d1", colorPrimaryActive: "#ffd6d1" } : {},
      Tabs: dark ? { itemSelectedColor: "#ffb3ac", itemHoverColor: "#ffd6d1" } : {},
    },
  };
}
