import { Select } from "../form/select";
import { BY_NAME } from "../people/organisation";
import { useLedgerQuery } from "./ledger";

interface Props {
  /** The word of the address it changes. */
  name: string;
  label: string;
  options: { value: string; label: string }[];
  several?: boolean;
  width?: number;
  /** What stands there while nothing is chosen, where the name alone would not say it. */
  placeholder?: string;
  /** What else of the query changes with the choice. */
  also?: (chosen: string | undefined) => Record<string, string | undefined>;
}

const WIDTH = 130;

/** One field of a ledger's query with a list to choose from; what is chosen stands in the address. */
export function FilterSelect({ name, label, options, several = false, width = WIDTH, placeholder = label, also }: Props) {
  const { query, change } = useLedgerQuery();
  const common = {
    allowClear: true,
    style: { minWidth: width },
    "aria-label": label,
    placeholder,
    popupMatchSelectWidth: false,
    options,
    showSearch: BY_NAME,
  };
  const keep = (chosen: string | undefined) => change({ [name]: chosen, ...also?.(chosen) });
  return several ? (
    <Select<string[]>
      {...common}
      mode="multiple"
      maxTagCount="responsive"
      value={query[name]?.split(",") ?? []}
      onChange={(chosen) => keep(chosen.join(",") || undefined)}
    />
  ) : (
    <Select<string> {...common} value={query[name]} onChange={(chosen?: string) => keep(chosen)} />
  );
}
