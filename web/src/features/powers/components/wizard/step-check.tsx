import { Alert, Button, Flex, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { acts, doerOf } from "@/shared/flow/graph";
import { FlowPicture } from "@/shared/flow/flow-picture";
import { limitText, marksOf } from "@/shared/flow/marks";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useCategoryWord, useMeasureKinds } from "../words";
import { levelLines, reformLine } from "../place";
import { PowerName } from "../power-name";
import { DUTIES, type WizardStep } from "./form";
import { WayList } from "./way-list";
import { usePoints, type WrittenPoint } from "./points";
import type { Writing } from "./use-registration";

interface Props {
  writing: Writing;
  onGo: (step: WizardStep) => void;
}

/** ⑤ The whole as it will be printed; each part leads back to where it was written. */
export function StepCheck({ writing, onGo }: Props) {
  const { t } = useTranslation("powers");
  const { checked, problems, graph } = writing;
  const points = usePoints(writing);
  const warnings = problems.filter((one) => !one.blocking);
  return (
    <div className="wizard-step">
      {checked && <WayOn writing={writing} />}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("wizard.warnings", { count: warnings.length })}
          description={<ul>{warnings.map((one) => <li key={one.pointer + one.code}>{one.message}</li>)}</ul>}
          className="wizard-hint"
        />
      )}
      <PowerFace writing={writing} onGo={onGo} />
      <Block title={t("wizard.step.flowchart")} onEdit={() => onGo("flowchart")}>
        {graph.steps.length ? <FlowFace writing={writing} points={points} /> : <Typography.Text type="secondary">{t("wizard.noFlow")}</Typography.Text>}
      </Block>
      <Block title={t("wizard.riskFace")} onEdit={() => onGo("risk_points")} more={<Button size="small" onClick={() => onGo("measures")}>{t("wizard.editMeasures")}</Button>}>
        <RiskFace points={points} steps={new Map(graph.steps.map((one) => [one.code, one.title] as const))} />
      </Block>
    </div>
  );
}

/** Where it goes from here, and by when it is acted upon. */
function WayOn({ writing }: { writing: Writing }) {
  const { t } = useTranslation("powers");
  const next = writing.checked?.next ?? [];
  if (!next.length) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t("wizard.goesTo")}
      description={<WayList next={next} />}
      className="wizard-hint"
    />
  );
}

interface BlockProps {
  title: string;
  onEdit: () => void;
  more?: ReactNode;
  children: ReactNode;
}

function Block({ title, onEdit, more, children }: BlockProps) {
  const { t } = useTranslation("powers");
  return (
    <section aria-label={title}>
      <div className="check-block">
        <h2>{title}</h2>
        <Flex gap="small">
          <Button size="small" onClick={onEdit} aria-label={t("wizard.editPart", { part: title })}>{t("wizard.edit")}</Button>
          {more}
        </Flex>
      </div>
      {children}
    </section>
  );
}

function PowerFace({ writing, onGo }: Props) {
  const { t } = useTranslation("powers");
  const { t: shared } = useTranslation("shared");
  const { nameOf } = useDirectory();
  const category = useCategoryWord();
  const word = useWord();
  const { power, flowchart } = writing.content().fields;
  const posts = (duty: (typeof DUTIES)[number]) => (power[duty] ?? []).map(nameOf).join("、");
  const limit = power.time_limit_value ? `${power.time_limit_value}${t(`unit.${power.time_limit_unit ?? "day"}`)}（${t(`counting.${power.time_limit_counting ?? "working"}`)}）` : "";
  const same = power.time_limit_value === flowchart?.limit_value && (power.time_limit_unit ?? "day") === (flowchart?.limit_unit ?? "day");
  const drawn = same ? "" : limitText(flowchart ?? {}, shared);
  const more: [string, ReactNode][] = [
    ["parent_id", power.parent_id && <PowerName id={power.parent_id} />],
    ["levels", levelLines(power.levels)],
    ["reform", reformLine(power.reform)],
    ...(["level_authority", "duty", "accountability_cases", "service_commitment", "work_discipline", "remarks"] as const).map((name): [string, ReactNode] => [name, power[name]]),
  ];
  const rows: [string, ReactNode][] = [
    [t("field.name"), [power.name, power.sub_name].filter(Boolean).join("　")],
    [t("field.category"), power.category ? category(power.category) : ""],
    [t("field.content"), power.content ?? ""],
    [t("field.legal_basis"), power.legal_basis ?? ""],
    [t("field.exercising_subject"), [nameOf(power.department_id), power.exercising_subject].filter((one, index, all) => one && all.indexOf(one) === index).join("　")],
    ...DUTIES.map((duty): [string, string] => [t(`field.${duty}`), posts(duty)]),
    [t("flow.conditions"), flowchart?.conditions],
    [t("flow.materials"), flowchart?.materials?.join("、")],
    [t("field.time_limit"), limit && drawn ? t("wizard.limits", { limit, drawn }) : limit || drawn],
    [t("field.has_discretion"), t(power.has_discretion ? "yes" : "no")],
    [t("field.fee"), power.fee ?? ""],
    [t("flow.supervision_channels"), flowchart?.supervision_channels],
    [t("field.disclosure"), word("powers.disclosure", power.disclosure)],
    ...more.filter(([, value]) => value).map(([name, value]): [string, ReactNode] => [t(`field.${name}`), value]),
  ];
  return (
    <Block title={t("wizard.step.power")} onEdit={() => onGo("power")}>
      <table className="check-face">
        <tbody>
          {rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value || "—"}</td></tr>)}
        </tbody>
      </table>
    </Block>
  );
}

function FlowFace({ writing, points }: { writing: Writing; points: WrittenPoint[] }) {
  const { t } = useTranslation(["powers", "shared"]);
  const { t: shared } = useTranslation("shared");
  const { nameOf } = useDirectory();
  const { graph } = writing;
  return (
    <Flex gap="middle" wrap>
      <div className="grows"><FlowPicture graph={graph} marks={marksOf(points)} height={360} /></div>
      <table className="check-face grows">
        <thead><tr><th scope="col">{t("shared:flow.list.title")}</th><th scope="col">{t("shared:flow.list.post")}</th><th scope="col">{t("shared:flow.list.limit")}</th></tr></thead>
        <tbody>
          {graph.steps.filter(acts).map((one) => (
            <tr key={one.code}><td>{one.title}</td><td>{nameOf(doerOf(one)) || "—"}</td><td>{limitText(one, shared) || "—"}</td></tr>
          ))}
        </tbody>
      </table>
    </Flex>
  );
}

function RiskFace({ points, steps }: { points: WrittenPoint[]; steps: Map<string, string> }) {
  const { t } = useTranslation("powers");
  const profile = useProfile();
  const named = useNamed();
  const kinds = useMeasureKinds();
  const { nameOf } = useDirectory();
  const category = (code?: string | null) => named(profile?.categories.find((one) => one.code === code));
  const kind = (code?: string | null) => kinds.find((one) => one.value === code)?.label ?? "";
  if (!points.length) return <Typography.Text type="secondary">{t("wizard.noRisks")}</Typography.Text>;
  return (
    <table className="check-face">
      <thead>
        <tr>{(["step", "title", "category", "manifestations", "grade", "measures", "responsible"] as const).map((one) => <th key={one} scope="col">{t(`risk.${one}`)}</th>)}</tr>
      </thead>
      <tbody>
        {points.map(({ place, fields, rank, code }) => (
          <tr key={place}>
            <td>{steps.get(code ?? "") ?? "—"}</td>
            <td>{fields.title || "—"}</td>
            <td>{category(fields.category) || "—"}</td>
            <td>{(fields.manifestations ?? []).filter(Boolean).map((one, index) => `${index + 1}. ${one}`).join("\n") || "—"}</td>
            <td><GradeMark rank={rank} /></td>
            <td>{(fields.measures ?? []).map((one, index) => `${index + 1}. ${one?.text ?? ""}（${[kind(one?.kind), one?.due_on ? t("measure.until", { date: day(one.due_on) }) : t("measure.long")].filter(Boolean).join("，")}）`).join("\n") || "—"}</td>
            <td>{[...new Set((fields.measures ?? []).map((one) => nameOf(one?.responsible_post_id)))].filter(Boolean).join("、") || "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
