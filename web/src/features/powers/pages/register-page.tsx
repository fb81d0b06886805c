import { Alert } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { newKey } from "@/api/client";
import { useDraft } from "@/shared/drafts/use-draft";
import { Asked, PageLoading } from "@/shared/pages/page-frame";
import { ReturnComments } from "@/shared/records/review";
import { minute } from "@/shared/time/dates";
import { prefilled, reopened, type WizardContent } from "../components/wizard/form";
import { Waits } from "../components/wizard/sent";
import { Wizard } from "../components/wizard/wizard";
import { type Registration, useOwnDrafts, usePrefill, useRegistration } from "../registration-queries";
import "../powers.css";

/** A new registration has its draft in the address, so that it can be gone back to. */
export default function RegisterPage() {
  const { id } = useParams();
  const [params, setParams] = useSearchParams();
  const known = params.get("draft");
  useEffect(() => {
    if (!id && !known) setParams({ draft: newKey() }, { replace: true });
  }, [id, known, setParams]);
  const saved = useRegistration(id);
  if (id) return <Asked asked={saved}>{(found) => <Registering key={id} draftKey={id} saved={found} />}</Asked>;
  return known ? <Registering key={known} draftKey={known} /> : <PageLoading />;
}

function Registering({ draftKey, saved }: { draftKey: string; saved?: Registration }) {
  const { t } = useTranslation("powers");
  const [name, setName] = useState(saved?.power.name ?? "");
  const draft = useDraft<WizardContent>("power_registration", draftKey, name || t("wizard.nameless"));
  const prefill = usePrefill(saved?.power.department_id);
  const asked = { data: draft.found === undefined ? undefined : prefill.data, error: prefill.error };
  return (
    <Asked asked={asked}>
      {(found) => (
        <Begun
          draft={draft}
          saved={saved}
          prefill={found}
          onName={setName}
          notice={saved ? <><ReturnComments itemId={draftKey} />{saved.state === "sent" && <Alert type="warning" showIcon className="wizard-hint" title={t("wizard.sentBefore")} description={<Waits cases={saved.cases} />} />}</> : !draft.found && <Unfinished current={draftKey} />}
        />
      )}
    </Asked>
  );
}

type BegunProps = Omit<Parameters<typeof Wizard>[0], "start">;

/** Starts from what was written last, else from what was saved, else from the own section. */
function Begun(props: BegunProps) {
  const start = useMemo(
    () => props.draft.found ?? (props.saved ? reopened(props.saved) : prefilled(props.prefill)),
    [], // eslint-disable-line react-hooks/exhaustive-deps
  );
  return <Wizard {...props} start={start} />;
}

/** Registrations one began and did not send. */
function Unfinished({ current }: { current: string }) {
  const { t } = useTranslation("powers");
  const { data } = useOwnDrafts();
  const others = (data?.items ?? []).filter((one) => one.key !== current);
  if (!others.length) return null;
  return (
    <Alert
      type="info"
      showIcon
      closable
      className="wizard-hint"
      title={t("wizard.unfinished", { count: others.length })}
      description={
        <ul>
          {others.slice(0, 3).map((one) => (
            <li key={one.key}><Link to={one.key.includes("-") ? `/powers/${one.key}/register` : `/powers/new?draft=${one.key}`}>{one.title}</Link> {minute(one.saved_at)}</li>
          ))}
        </ul>
      }
    />
  );
}
