import { Card } from "antd";
import { type ReactNode, useId } from "react";
import { Link } from "react-router";

interface Props {
  title: string;
  more?: { to: string; label: string };
  extra?: ReactNode;
  /** By this the tour for newcomers finds it. */
  guide?: string;
  children: ReactNode;
}

/** One block of the workbench under its own heading. */
export function Block({ title, more, extra, guide, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} data-guide={guide}>
      <Card
        size="small"
        className="block"
        title={<h2 id={id} className="block-title">{title}</h2>}
        extra={extra ?? (more && <Link to={more.to}>{more.label}</Link>)}
      >
        {children}
      </Card>
    </section>
  );
}
