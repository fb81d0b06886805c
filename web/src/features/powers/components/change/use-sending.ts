import type { FormInstance } from "antd";
import { useState } from "react";
import { Problem } from "@/api/problem";
import type { FormError } from "@/shared/form/error-summary";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { isStale, useConflict } from "@/shared/problem/conflict-dialog";
import { useRecordChange } from "../../change-queries";
import type { Power } from "../../queries";
import { useTold } from "../told";
import { bodyOf, type ChangeFields, newsOf } from "./form";

/** Saves the drafted change; a refusal stands at its field, somebody else's change is shown beside one's own. */
export function useSending(power: Power, form: FormInstance<ChangeFields>) {
  const record = useRecordChange();
  const conflict = useConflict();
  const told = useTold();
  const [errors, setErrors] = useState<FormError[]>([]);
  const [refusal, setRefusal] = useState<Problem>();

  const send = async (number?: number): Promise<Power | undefined> => {
    const values = form.getFieldsValue(true) as ChangeFields;
    try {
      return await record.mutateAsync({ power, change: bodyOf(power, values), number });
    } catch (failure) {
      if (isStale(failure)) {
        const settled = await conflict(failure, newsOf(power, values.proposed), told);
        if (!settled) return undefined;
        form.setFieldsValue({ proposed: { ...values.proposed, ...settled.values } } as never);
        return send(settled.version);
      }
      if (!(failure instanceof Problem)) throw failure;
      if (failure.document.errors?.length) setErrors(putErrors(form, failure));
      else setRefusal(failure);
      return undefined;
    }
  };

  const save = async () => {
    setErrors([]);
    setRefusal(undefined);
    try {
      await form.validateFields();
    } catch (found) {
      setErrors(foundErrors((found as { errorFields: never }).errorFields));
      return undefined;
    }
    return send();
  };

  return { save, errors, setErrors, refusal, busy: record.isPending };
}
