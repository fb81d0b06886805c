import { BellOutlined, CarryOutOutlined, FontSizeOutlined, MenuFoldOutlined, MenuUnfoldOutlined, QuestionCircleOutlined, UserOutlined } from "@ant-design/icons";
import { Badge, Button, Dropdown, Flex, Layout, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { showKeys } from "@/shared/keys/keys";
import { useMessageCounts } from "@/shared/messages/counts";
import type { Me } from "@/shared/session/me";
import { usePreferences, useSavePreferences, type Preferences } from "@/shared/session/preferences";
import { signOut } from "@/shared/session/sign-out";
import { useTaskCounts } from "@/shared/tasks/counts";
import { GUIDE, homeOf } from "./first-run";
import { SearchButton } from "./search-button";
import { YearSwitch } from "./year-switch";

const SIZES = ["standard", "large", "larger", "largest"] as const;
const THEMES = ["light", "dark", "contrast"] as const;

interface Props {
  me: Me;
  folded: boolean;
  onFold: () => void;
}

/** Bureau and year, waiting to-dos, size and look, and oneself. */
export function TopBar({ me, folded, onFold }: Props) {
  const { t } = useTranslation();
  const counts = useTaskCounts();
  const { data: messages } = useMessageCounts();
  return (
    <Layout.Header className="top-bar no-print">
      <Flex align="center" gap={8}>
      <Button
        type="text"
        icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={t("shell.menu")}
        aria-expanded={!folded}
        onClick={onFold}
      />
      <Link to="/" className="top-bar-name">
        <span className="top-bar-product">{t("shell.product")}</span>
        <span title={me.bureau_name}>{me.bureau_name}</span>
      </Link>
      <YearSwitch />
      </Flex>
      <Flex align="center" gap={4}>
        <SearchButton />
        <Link to="/tasks" className="top-bar-link" data-guide="todo">
          <CarryOutOutlined aria-hidden /> {t("shell.tasks")} <Badge count={counts?.waiting ?? 0} size="small" overflowCount={999} />
        </Link>
        <Link to="/messages" className="top-bar-link">
          <BellOutlined aria-hidden /> {t("shell.messages")} <Badge count={messages?.badge ?? 0} size="small" overflowCount={99} />
        </Link>
        <Help me={me} />
        <Look />
        <Person me={me} />
      </Flex>
    </Layout.Header>
  );
}

function Look() {
  const { t } = useTranslation();
  const chosen = usePreferences();
  const save = useSavePreferences();
  const choose = (change: Preferences) => () => save(change);
  const items: MenuProps["items"] = [
    { type: "group", label: t("look.size"), children: SIZES.map((one) => ({ key: one, label: t(`look.${one}`), onClick: choose({ text_size: one }) })) },
    { type: "group", label: t("look.theme"), children: THEMES.map((one) => ({ key: one, label: t(`look.${one}`), onClick: choose({ theme: one }) })) },
    {
      type: "group",
      label: "语言 Language",
      children: [
        { key: "zh-CN", label: "中文", onClick: choose({ language: "zh-CN" }) },
        { key: "en", label: "English", onClick: choose({ language: "en" }) },
      ],
    },
  ];
  const marked = [chosen.text_size ?? "standard", chosen.theme ?? "light", chosen.language ?? "zh-CN"];
  return (
    <Dropdown menu={{ items, selectedKeys: marked }} trigger={["click"]}>
      <Button type="text" icon={<FontSizeOutlined />}>{t("look.button")}</Button>
    </Dropdown>
  );
}

function Help({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items: MenuProps["items"] = [
    { key: "help", label: t("page.P09"), onClick: () => navigate("/help") },
    { key: "guide", label: t("shell.guide"), onClick: () => navigate(`${homeOf(me)}?${GUIDE}`) },
    { key: "keys", label: t("shell.keys"), onClick: showKeys },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t("shell.help")} data-guide="help" />
    </Dropdown>
  );
}

function Person({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items: MenuProps["items"] = [
    { key: "me", label: t("person.settings"), onClick: () => navigate("/me") },
    { key: "delegate", label: t("person.delegate"), onClick: () => navigate("/me?tab=delegation") },
    { key: "switch", label: t("person.switch"), onClick: () => navigate("/switch") },
    { type: "divider" },
    { key: "out", label: t("person.signOut"), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" icon={<UserOutlined />}>
        {me.name} <span className="top-bar-post" title={me.post_title}>{me.post_title}</span>
      </Button>
    </Dropdown>
  );
}
