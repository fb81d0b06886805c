import { Button, Card, Checkbox, Flex, Input } from "antd";
import { useTranslation } from "react-i18next";
import { DayInput } from "@/shared/form/day-field";
import type { Gathering } from "../sheet";
import type { Writing } from "../writing";
import { BlankParts } from "./blank-parts";
import { Field } from "./field";
import { Raised } from "./raised";

const INPUTS = ["laws", "rules", "business", "petitions"] as const;

/** What a section or the bureau adds: who took part, its meetings, what it compared itself with. */
export function GroupParts({ writing }: { writing: Writing }) {
  return (
    <div className="sheet-cards sheet-gap">
      <BlankParts writing={writing} />
      {writing.sheet.members.length > 0 && <People writing={writing} />}
      {writing.sheet.subject_type === "section" && <Inputs writing={writing} />}
      <Gatherings writing={writing} />
      <Raised writing={writing} />
    </div>
  );
}

function People({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { head, setHead, wrongAt } = writing;
  const put = (person: string, changed: object) =>
    setHead({ participants: head.participants.map((one) => (one.person_id === person ? { ...one, ...changed } : one)) }, `person ${person}`);
  const wrong = wrongAt(undefined, "participants");
  return (
    <Card size="small" id="sheet-participants" title={<h3 className="sheet-card-title">{t("people.title")}</h3>}>
      <Flex vertical gap={6}>
        {head.participants.map((one) => (
          <Flex key={one.person_id} gap="small" align="center" wrap>
            <Checkbox checked={one.present} onChange={(event) => put(one.person_id, { present: event.target.checked })}>{one.name}</Checkbox>
            {!one.present && <Input className="sheet-reason" aria-label={t("people.why", { name: one.name })} placeholder={t("people.why", { name: one.name })} value={one.reason} onChange={(event) => put(one.person_id, { reason: event.target.value })} />}
          </Flex>
        ))}
      </Flex>
      {wrong && <div className="sheet-error">{wrong}</div>}
    </Card>
  );
}

function Inputs({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { head, setHead, wrongAt } = writing;
  const textOf = (kind: string) => head.inputs.filter((one) => one.kind === kind).map((one) => one.text).join("\n");
  const put = (kind: string, text: string) => setHead({ inputs: [...head.inputs.filter((one) => one.kind !== kind), { kind, text }] }, `input ${kind}`);
  return (
    <Card size="small" id="sheet-inputs" title={<h3 className="sheet-card-title">{t("input.title")}</h3>}>
      <div className="sheet-pair">
        {INPUTS.map((kind) => (
          <Field key={kind} id={`sheet-inputs-${kind}`} label={t(`input.${kind}`)} required>
            <Input.TextArea id={`sheet-inputs-${kind}`} autoSize={{ minRows: 1, maxRows: 6 }} value={textOf(kind)} onChange={(event) => put(kind, event.target.value)} />
          </Field>
        ))}
      </div>
      {wrongAt(undefined, "inputs") && <div className="sheet-error">{wrongAt(undefined, "inputs")}</div>}
    </Card>
  );
}

function Gatherings({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { head, setHead } = writing;
  const put = (number: number, changed: Partial<Gathering>) =>
    setHead({ meetings: head.meetings.map((one) => (one.number === number ? { ...one, ...changed } : one)) }, `meeting ${number}`);
  const add = () => setHead({ meetings: [...head.meetings, { number: head.meetings.length + 1, held_on: "", place: "", record: "" }] });
  const remove = (number: number) =>
    setHead({ meetings: head.meetings.filter((one) => one.number !== number).map((one, index) => ({ ...one, number: index + 1 })) });
  return (
    <Card size="small" title={<h3 className="sheet-card-title">{t("meeting.title")}</h3>} extra={<Button size="small" disabled={head.meetings.length >= 9} onClick={add}>{t("meeting.add")}</Button>}>
      {head.meetings.length === 0 && t("meeting.none")}
      {head.meetings.map((one) => (
        <div key={one.number} className="sheet-meeting">
          <strong>{t("meeting.number", { count: one.number })}</strong>
          <DayInput className="sheet-date" aria-label={t("meeting.heldOn", { count: one.number })} value={one.held_on} onChange={(day) => put(one.number, { held_on: day ?? "" })} />
          <Input className="sheet-reason" aria-label={t("meeting.place", { count: one.number })} placeholder={t("meeting.placeHint")} value={one.place} onChange={(event) => put(one.number, { place: event.target.value })} />
          <Input.TextArea className="grows" autoSize={{ minRows: 1, maxRows: 6 }} aria-label={t("meeting.record", { count: one.number })} placeholder={t("meeting.recordHint")} value={one.record} onChange={(event) => put(one.number, { record: event.target.value })} />
          <Button type="text" danger size="small" onClick={() => remove(one.number)}>{t("meeting.remove")}</Button>
        </div>
      ))}
    </Card>
  );
}
