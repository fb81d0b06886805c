import { Input } from "antd";
import { useLedgerQuery } from "./ledger";

/** The words a ledger is searched by; they stand in the address. */
export function SearchField({ label }: { label: string }) {
  const { query, change } = useLedgerQuery();
  return (
    <Input.Search
      key={query.q ?? ""}
      allowClear
      style={{ width: 200 }}
      aria-label={label}
      placeholder={label}
      defaultValue={query.q}
      onSearch={(q) => change({ q: q.trim() })}
    />
  );
}
