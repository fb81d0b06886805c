import { Navigate, useParams } from "react-router";
import { Asked } from "@/shared/pages/page-frame";
import { useCommentItself } from "../queries";

/** Leads from a comment to the notice it was made on, where it is answered. */
export default function CommentPage() {
  const { id = "" } = useParams();
  const comment = useCommentItself(id);
  return <Asked asked={comment}>{(found) => <Navigate replace to={`/notices/${found.notice_id}/comments`} />}</Asked>;
}
