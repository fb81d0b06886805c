import { Navigate, useParams } from "react-router";
import { Asked } from "@/shared/pages/page-frame";
import { useNoticesOfCase } from "../queries";

/** Leads from a case to the notice made for it: the last one, or the list where there is none. */
export default function CaseNoticePage() {
  const { id = "" } = useParams();
  const notices = useNoticesOfCase(id);
  return (
    <Asked asked={notices}>
      {({ items: [last] }) => <Navigate replace to={!last ? "/notices" : last.open_comment_count ? `/notices/${last.id}/comments` : `/notices/${last.id}`} />}
    </Asked>
  );
}
