import { Button, Popover, type ButtonProps } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../session/me";
import { Answer, useAnswer, type Subject } from "./answer";

interface Props extends ButtonProps {
  /** The permission the act asks for, as the service names it. */
  asks: string;
  subject?: Subject;
  /** False when the record itself already said that the reader may not. */
  allowed?: boolean;
  /** Why it cannot be done now although the reader may (“公示中”); it is then disabled with this text. */
  blocked?: ReactNode;
}

/**
 * A button that, where the reader may not press it, stays in place and says who may.
 * Whether he may do it to this record is asked at once; of the small buttons in rows, as he comes near.
 */
export function Act({ asks, subject, allowed, blocked, onClick, children, ...button }: Props) {
  const can = useCan();
  const [near, setNear] = useState(false);
  const { t } = useTranslation("shared");
  const perhaps = can(asks) && allowed !== false && !blocked;
  const unsaid = perhaps && subject && allowed === undefined;
  const { data, error } = useAnswer(asks, subject, !blocked && (near ? !perhaps || Boolean(unsaid) : Boolean(unsaid && button.size !== "small")));
  const open = perhaps && !(unsaid && data?.known && !data.allowed);
  const come = unsaid ? () => setNear(true) : undefined;
  if (open) return <Button {...button} onClick={onClick} onPointerEnter={come} onFocus={come}>{children}</Button>;
  const said = blocked ?? (data ? <Answer answer={data} /> : error ? t("forbidden.text") : t("page.loading"));
  return (
    <Popover
      content={<div className="act-answer" role="status">{said}</div>}
      title={blocked ? undefined : t("problem.whoCanTitle")}
      trigger={["hover", "focus"]}
      onOpenChange={(shown) => shown && setNear(true)}
      styles={{ container: { maxWidth: 420 } }}
    >
      <Button {...button} type={button.type === "primary" ? "default" : button.type} aria-disabled className="act-disabled">
        {children}
      </Button>
    </Popover>
  );
}
