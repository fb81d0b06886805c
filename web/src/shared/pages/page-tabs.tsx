import { CloseOutlined } from "@ant-design/icons";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";

interface Tab {
  path: string;
  to: string;
  title: string;
}

/** Lies among the traces that signing out removes. */
const KEPT = "lianfang.tabs";
const MOST = 10;

function kept(): Tab[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]") as Tab[];
  } catch {
    return [];
  }
}

/** The pages visited, for who likes them as tabs; leaving one is a way like any other and asks for what is unsaved. */
export function PageTabs({ title }: { title: string }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  const closed = (state as { closed?: string } | null)?.closed;
  const [tabs, setTabs] = useState(kept);
  const keep = (next: Tab[]) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    setTabs(next);
  };
  useEffect(() => {
    const here = { path: pathname, to: pathname + search, title };
    const others = kept().filter((one) => one.path !== closed || one.path === pathname);
    const known = others.some((one) => one.path === pathname);
    keep(known ? others.map((one) => (one.path === pathname ? here : one)) : [...others, here].slice(-MOST));
  }, [pathname, search, title, closed]);
  const close = (path: string) => {
    const rest = tabs.filter((one) => one.path !== path);
    if (path !== pathname) return keep(rest);
    const next = rest[Math.min(tabs.findIndex((one) => one.path === path), rest.length - 1)];
    if (next) void navigate(next.to, { state: { closed: path } });
  };
  const press = (event: KeyboardEvent, path: string) => {
    if (event.key === "Delete") close(path);
  };
  return (
    <nav aria-label={t("page.tabs")} className="no-print">
      <ul className="page-tabs">
        {tabs.map((one) => (
          <li key={one.path} className={one.path === pathname ? "page-tab-here" : undefined}>
            <Link to={one.to} aria-current={one.path === pathname ? "page" : undefined} onKeyDown={(event) => press(event, one.path)}>{one.title}</Link>
            {tabs.length > 1 && <button type="button" aria-label={t("page.closeTab", { title: one.title })} onClick={() => close(one.path)}><CloseOutlined /></button>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
