import { Typography } from "antd";
import type { ReactNode } from "react";

interface Props {
  /** The number people know such pages by. */
  code?: string;
  title: ReactNode;
  text?: ReactNode;
  acts?: ReactNode;
}

/** A page that only says something: what is not there, what may not be opened, what failed. */
export function PlainPage({ code, title, text, acts }: Props) {
  return (
    <section className="plain-page">
      {code && <p className="plain-code" aria-hidden>{code}</p>}
      <Typography.Title level={1}>{title}</Typography.Title>
      <div className="plain-text">{text}</div>
      <div className="plain-acts">{acts}</div>
    </section>
  );
}
