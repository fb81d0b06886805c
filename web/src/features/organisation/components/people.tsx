import { Alert, Empty, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { LedgerTable } from "@/shared/table/ledger-table";
import { SearchField } from "@/shared/table/search-field";
import { day } from "@/shared/time/dates";
import { readPersons, useDepart } from "../queries";
import { DayDialog } from "./day-dialog";
import { PersonDialog } from "./person-dialog";

type Person = Of<"Person">;

/** The people of the bureau: what is known of each, and letting one leave. */
export function People() {
  const { t } = useTranslation("organisation");
  const { posts } = useDirectory();
  const [changing, setChanging] = useState<Person>();
  const [leaving, setLeaving] = useState<Person>();
  const depart = useDepart();
  const postsOf = (id: string) => posts.filter((one) => one.holderIds.includes(id)).map((one) => one.label).join("、");
  return (
    <>
      <LedgerTable<Person>
        name="persons"
        read={readPersons}
        saved={false}
        search={<SearchField label={t("person.find")} />}
        empty={<Empty description={t("person.none")} />}
        columns={[
          { key: "number", title: t("person.staffNumber"), dataIndex: "staff_number", width: 130 },
          { key: "name", title: t("person.name"), dataIndex: "name", width: 120 },
          { key: "posts", title: t("person.posts"), width: 260, render: (_value, one) => (one.left_on ? "—" : postsOf(one.id) || "—") },
          { key: "party", title: t("person.partyMember"), width: 110, render: (_value, one) => (one.is_party_member ? t("person.yes") : "—") },
          { key: "home", title: t("person.home"), dataIndex: "home_bureau", width: 160, rare: true },
          { key: "state", title: t("person.state"), width: 160, render: (_value, one) => (one.left_on ? <Tag>{t("person.leftOn", { day: day(one.left_on) })}</Tag> : <Tag color="success">{t("person.here")}</Tag>) },
          {
            key: "acts",
            title: t("person.acts"),
            width: 180,
            fixedPlace: true,
            render: (_value, one) => (
              <>
                <Act asks="organisation:edit" size="small" onClick={() => setChanging(one)}>{t("person.change")}</Act>{" "}
                {!one.left_on && <Act asks="organisation:appoint" size="small" danger onClick={() => setLeaving(one)}>{t("person.depart")}</Act>}
              </>
            ),
          },
        ]}
      />
      {changing && <PersonDialog person={changing} onClose={() => setChanging(undefined)} />}
      {leaving && (
        <DayDialog
          title={t("person.departTitle", { name: leaving.name })}
          verb={t("person.depart")}
          run={({ on }) => depart.mutateAsync({ id: leaving.id, version: leaving.version, on })}
          onClose={() => setLeaving(undefined)}
        >
          <Alert className="note" type="warning" showIcon title={t("person.departText")} description={postsOf(leaving.id) ? t("person.departPosts", { posts: postsOf(leaving.id) }) : undefined} />
        </DayDialog>
      )}
    </>
  );
}
