import { useQueries, useQuery } from "@tanstack/react-query";
import { Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Select } from "../form/select";
import { whereRecordIs } from "../tasks/where";
import { Unsettled } from "../words/standing";
import { type Named, type RecordKind, SOURCES } from "./sources";

const STALE = 60_000;

const nameOf = (kind: RecordKind, id: string) => ({
  queryKey: ["record-name", kind, id],
  queryFn: () => SOURCES[kind].one(id),
  staleTime: STALE,
  retry: false,
});

interface Props {
  kind: RecordKind;
  multiple?: boolean;
  id?: string;
  "aria-label"?: string;
  disabled?: boolean;
  value?: string | string[] | null;
  onChange?: (value: never) => void;
}

/** Records of one kind, found by their words and shown by number and title. */
export function RecordSelect({ kind, multiple = false, value, ...props }: Props) {
  const { t } = useTranslation("shared");
  const [words, setWords] = useState("");
  const chosen = value == null ? [] : Array.isArray(value) ? value : [value];
  const found = useQuery({ queryKey: ["record-names", kind, words], queryFn: () => SOURCES[kind].find(words), staleTime: STALE });
  const named = useQueries({ queries: chosen.map((one) => nameOf(kind, one)) });
  const options = ((found.data ?? []) as Named[]).map((one) => ({ value: one.id, label: one.name, way: one.way }));
  chosen.forEach((one, index) => {
    const name = named[index]?.data?.name;
    if (name && !options.some((known) => known.value === one)) options.push({ value: one, label: name, way: undefined });
  });
  return (
    <Select
      {...props}
      allowClear
      mode={multiple ? "multiple" : undefined}
      value={(value ?? undefined) as never}
      loading={found.isFetching}
      placeholder={t("record.find")}
      notFoundContent={found.isFetching ? t("page.loading") : t("record.none")}
      showSearch={{ filterOption: kind === "meeting" ? (typed, one) => String(one?.label).includes(typed) : false, onSearch: setWords }}
      options={options}
      optionRender={(one) => <>{one.label} {one.data.way && <Unsettled of={one.data.way} />}</>}
    />
  );
}

/** One record by number and title, leading to its page; what the reader may not see is said so. */
export function RecordName({ kind, id }: { kind: RecordKind; id: string }) {
  const { t } = useTranslation("shared");
  const { data, error } = useQuery(nameOf(kind, id));
  if (error) return <Typography.Text type="secondary">{t("record.hidden")}</Typography.Text>;
  const address = whereRecordIs(kind, id);
  return address ? <Link to={address}>{data?.name ?? "…"}</Link> : <>{data?.name ?? "…"}</>;
}
