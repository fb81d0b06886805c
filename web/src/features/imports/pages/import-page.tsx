import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Card, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { settled } from "@/shared/problem/settled";
import { CommitButton } from "../components/commit-button";
import { ImportDesk } from "../components/desk";
import { ImportProgress } from "../components/import-state";
import { MappingCheck } from "../components/mapping-check";
import { Report } from "../components/report";
import { isMended, isOnItsWay, type Opened, useCommit, useGiveUp, useImport } from "../queries";
import "../imports.css";

/** P60: a workbook looked through cell by cell, mended, entered, and taken back. */
export default function ImportPage() {
  const { t } = useTranslation("imports");
  const { id = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const [entering, setEntering] = useState(false);
  const asked = useImport(id, entering);
  const commit = useCommit();
  const one = asked.data;
  const isMapped = params.get("step") === "check" || one?.state !== "parsed" || isMended(one);
  const enter = (partial: boolean) => {
    if (!one) return;
    setEntering(true);
    commit.mutate({ held: one, partial }, { onSettled: () => setEntering(false) });
  };
  const busy = one && (entering || isOnItsWay(one));
  return (
    <PageFrame
      title={one ? t("one.title", { kind: t(`kind.${one.kind}`), name: one.file_name }) : t("one.check")}
      crumbs={[{ title: t("list.title"), to: "/imports" }]}
      actions={one && !busy && <Acts one={one} isMapped={isMapped} onBack={() => setParams({})} onCommit={enter} />}
    >
      <Asked asked={asked}>
        {(found) => {
          if (busy) return <OnItsWay one={found} />;
          if (!isMapped) return <MappingCheck one={found} onDone={() => setParams({ step: "check" })} />;
          return (
            <Flex vertical gap="middle">
              {found.state !== "parsed" && <Report one={found} />}
              {found.state === "refused" && <MappingCheck one={found} onDone={() => undefined} />}
              {found.item_count > 0 && <ImportDesk key={found.state} one={found} />}
            </Flex>
          );
        }}
      </Asked>
    </PageFrame>
  );
}

/** Goes on although one leaves the page. */
function OnItsWay({ one }: { one: Opened }) {
  const { t } = useTranslation("imports");
  const giveUp = useGiveUp();
  return (
    <Card className="wide">
      <Flex vertical gap="middle">
        <ImportProgress one={one} wide />
        <Typography.Text>{t(one.state === "uploaded" ? "way.reading" : "way.entering")}</Typography.Text>
        {one.state === "uploaded" && (
          <Flex><Act asks="import:upload" loading={giveUp.isPending} onClick={() => giveUp.mutate(one)}>{t("way.stop")}</Act></Flex>
        )}
      </Flex>
    </Card>
  );
}

interface ActsProps {
  one: Opened;
  isMapped: boolean;
  onBack: () => void;
  onCommit: (partial: boolean) => void;
}

function Acts({ one, isMapped, onBack, onCommit }: ActsProps) {
  const { t } = useTranslation("imports");
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const giveUp = useGiveUp();
  const ask = () =>
    modal.confirm({
      title: t("giveUp.title", { name: one.file_name }),
      content: t("giveUp.text"),
      okText: t("giveUp.act"),
      okButtonProps: { danger: true },
      cancelText: t("commit.stay"),
      onOk: () => settled(giveUp.mutateAsync(one).then(() => navigate("/imports"))),
    });
  if (one.state === "refused" || one.item_count === 0) return null;
  return (
    <>
      {one.state === "parsed" && <Act asks="import:upload" onClick={ask}>{t("giveUp.act")}</Act>}
      {one.state === "parsed" && isMapped && (
        <Act asks="import:upload" blocked={isMended(one) ? t("mapping.settled") : undefined} onClick={onBack}>{t("mapping.back")}</Act>
      )}
      <Button icon={<DownloadOutlined />} href={`/api/v1/imports/${one.id}/annotated`}>{t("one.annotated")}</Button>
      {one.state === "parsed" && isMapped && <CommitButton one={one} onCommit={onCommit} />}
    </>
  );
}
