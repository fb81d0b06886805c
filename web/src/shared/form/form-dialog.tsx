import { Form, type FormInstance, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useConflict, isStale } from "../problem/conflict-dialog";
import { ProblemText } from "../problem/problem-text";
import { ErrorSummary, type FormError } from "./error-summary";
import { foundErrors, leftOf, putErrors } from "./refused";

interface Props<Values> {
  /** Names the act, and who is next or until when. */
  title: ReactNode;
  /** The button: a verb. */
  verb: string;
  /** The way out, where to cancel could be taken for the act itself. */
  leave?: string;
  width?: number;
  form?: FormInstance<Values>;
  initialValues?: Partial<Values>;
  children?: ReactNode;
  /** Sends what was filled in; with a version where somebody else's change was answered. */
  run: (values: Values, version?: number) => Promise<unknown>;
  /** Reads a value of a field aloud when two people changed it. */
  show?: (name: string, value: unknown) => string;
  onClose: () => void;
  danger?: boolean;
  /** The field to begin with. */
  focus?: string;
}

/** One act with what it asks for; a refusal is shown at the fields and clears nothing. */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const { t } = useTranslation("shared");
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  const conflict = useConflict();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [refusal, setRefusal] = useState<Problem>();
  const send = async (values: Values, version?: number): Promise<void> => {
    setErrors([]);
    setRefusal(undefined);
    setBusy(true);
    try {
      await props.run(values, version);
      props.onClose();
    } catch (failure) {
      if (isStale(failure)) {
        const settled = await conflict(failure, values as Record<string, unknown>, props.show);
        if (settled) {
          form.setFieldsValue(settled.values as never);
          await send(settled.values as Values, settled.version);
        }
      } else if (failure instanceof Problem && failure.document.errors?.length) {
        setErrors(putErrors(form, failure));
      } else if (failure instanceof Problem) {
        setRefusal(failure);
      } else {
        throw failure;
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={props.width ?? 560}
      title={props.title}
      okText={props.verb}
      cancelText={props.leave ?? t("bulk.cancel")}
      okButtonProps={{ danger: props.danger, loading: busy }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={() => !busy && props.onClose()}
      afterOpenChange={(open) => open && props.focus && form.focusField(props.focus)}
      destroyOnHidden
    >
      <ErrorSummary errors={errors} />
      {refusal && <div role="alert" className="form-refusal"><ProblemText problem={refusal} /></div>}
      <Form<Values>
        form={form}
        layout="vertical"
        preserve
        initialValues={props.initialValues}
        onFinish={(values) => void send(values)}
        onFinishFailed={({ errorFields }) => setErrors(foundErrors(errorFields as never))}
        onFieldsChange={(changed) => setErrors((before) => leftOf(before, changed as never))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey) form.submit();
        }}
      >
        {props.children}
      </Form>
    </Modal>
  );
}
