/** What the help tells of a piece of work: on which page it is done. Who reaches none of a topic's pages is not told of it. */
export const TOPICS: readonly { key: string; path: string }[] = [
  { key: "tasks", path: "/tasks" },
  { key: "powers", path: "/powers" },
  { key: "flows", path: "/flows" },
  { key: "surveys", path: "/surveys" },
  { key: "risks", path: "/risks" },
  { key: "grading", path: "/grading" },
  { key: "measures", path: "/measures" },
  { key: "pledges", path: "/pledges" },
  { key: "meetings", path: "/meetings" },
  { key: "notices", path: "/notices" },
  { key: "filings", path: "/filings" },
  { key: "cycles", path: "/cycles" },
  { key: "imports", path: "/imports" },
  { key: "organisation", path: "/admin/org" },
  { key: "journal", path: "/audit" },
  { key: "overview", path: "/dash/region" },
  { key: "received", path: "/region/filings" },
];

/** The empty workbooks an import reads. */
export const WORKBOOKS = ["risks", "powers", "organisation"] as const;
