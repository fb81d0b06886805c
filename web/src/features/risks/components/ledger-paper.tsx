import { FileWordOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useAnswers } from "@/shared/acts/answers";
import { useMakePaper } from "@/shared/papers/paper-button";
import { useDirectory } from "@/shared/people/organisation";
import { useHolds, useMe } from "@/shared/session/me";
import { useLedgerQuery } from "@/shared/table/ledger";

const MAKE = ["paper:make"] as const;

/** The numbered ledger of the bureau, or of the section asked for; who keeps no bureau's papers makes his own section's. */
export function LedgerPaper() {
  const { t } = useTranslation("risks");
  const { query } = useLedgerQuery();
  const { posts, departments } = useDirectory();
  const { post_id } = useMe();
  const whole = useHolds()("register_office");
  const own = whole ? undefined : posts.find((one) => one.value === post_id)?.department;
  const departmentId = query.department_id ?? own ?? undefined;
  const answer = useAnswers("department", departmentId, MAKE)(MAKE[0]);
  const make = useMakePaper();
  const of = departments.find((one) => one.value === departmentId)?.label;
  const item = (kind: "ledger" | "ledger_a3") => ({
    key: kind,
    label: t(`ledger.${kind}`, { of: of ?? t("ledger.bureau") }),
    onClick: () => make.mutate({ kind, ...(departmentId && { departmentId }) }),
  });
  const may = departmentId ? answer?.allowed : whole;
  return (
    <Dropdown trigger={["click"]} disabled={!may || make.isPending} menu={{ items: [item("ledger"), item("ledger_a3")] }}>
      <Act asks={MAKE[0]} subject={departmentId ? { kind: "department", id: departmentId } : undefined} allowed={may} icon={<FileWordOutlined />} loading={make.isPending}>
        {t("ledger.paper")}
      </Act>
    </Dropdown>
  );
}
