import { PrinterOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePreviewRegistration } from "../../registration-queries";
import type { Writing } from "./use-registration";

/** The sheets as they would be printed now, marked as a draft; they hold no scripts and may run none. */
export function PreviewButton({ writing }: { writing: Writing }) {
  const { t } = useTranslation("powers");
  const preview = usePreviewRegistration();
  const sheets = useRef<HTMLIFrameElement>(null);
  return (
    <>
      <Button icon={<PrinterOutlined />} loading={preview.isPending} onClick={() => preview.mutate(writing.onPaper())}>{t("wizard.preview")}</Button>
      <Modal
        open={preview.data !== undefined}
        title={t("wizard.previewTitle")}
        width="min(920px, 96vw)"
        style={{ top: 16 }}
        okText={t("wizard.print")}
        onOk={() => sheets.current?.contentWindow?.print()}
        onCancel={() => preview.reset()}
      >
        <iframe ref={sheets} className="wizard-sheets" title={t("wizard.previewTitle")} sandbox="allow-same-origin allow-modals" srcDoc={preview.data} />
      </Modal>
    </>
  );
}
