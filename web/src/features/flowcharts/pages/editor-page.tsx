import { useParams } from "react-router";
import { Asked } from "@/shared/pages/page-frame";
import { FlowDesk } from "../components/flow-desk";
import { useFlowchart, useGraph } from "../queries";

export default function EditorPage() {
  const { id = "" } = useParams();
  const chart = useFlowchart(id);
  const graph = useGraph(id);
  const both = { data: chart.data && graph.data ? { chart: chart.data, graph: graph.data } : undefined, error: chart.error ?? graph.error };
  return <Asked asked={both}>{(found) => <FlowDesk key={id} chart={found.chart} drawn={found.graph} />}</Asked>;
}
