import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props<One> {
  items: readonly One[];
  keyOf: (one: One) => string;
  render: (one: One) => ReactNode;
  label?: string;
  /** So many are shown before one asks for the others. */
  most?: number;
}

/** The first of many; how many more there are is said, and they open on a press. */
export function ShortList<One>({ items, keyOf, render, label, most = 6 }: Props<One>) {
  const { t } = useTranslation("tasks");
  const [whole, setWhole] = useState(false);
  const shown = whole || items.length <= most + 1 ? items : items.slice(0, most);
  return (
    <>
      <ul className="plain-list short-list" aria-label={label}>
        {shown.map((one) => <li key={keyOf(one)}>{render(one)}</li>)}
      </ul>
      {shown.length < items.length && (
        <Button type="link" size="small" className="short-list-more" onClick={() => setWhole(true)}>
          {t("batch.more", { count: items.length - shown.length })}
        </Button>
      )}
    </>
  );
}
