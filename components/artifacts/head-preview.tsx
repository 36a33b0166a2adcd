"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { formatBytes, formatCount } from "#components/common/format/number.ts";
import { Markdown } from "#components/common/markdown.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { fetchHead } from "./fetch-head.ts";
import { GridPreview } from "./grid-preview.tsx";
import { indentJson, parseJsonTable } from "./json-table.ts";
import { NoPreview } from "./no-preview.tsx";
import { looksBinary, type PreviewPlan, trimCut } from "./preview-plan.ts";
import { parseSeparated } from "./separated.ts";
import { TextPreview } from "./text-preview.tsx";

type HeadPlan = Extract<PreviewPlan, { bytes: number }>;

/** Rows laid out at once; a download has them all. */
const rowsMax = 500;

/** The beginning of a text, table or note, with a line that says how much of it this is. */
export function HeadPreview(props: {
  plan: HeadPlan;
  sizeBytes: number;
  address: string;
  toAddress: (path: string) => string;
}) {
  const { plan, sizeBytes, address } = props;
  const { data, error } = useQuery({
    queryKey: ["artifact-head", address, plan.bytes],
    queryFn: ({ signal }) => fetchHead(address, plan.bytes, signal),
  });
  if (error !== null) return <ErrorState title="The file cannot be read">{error.message}</ErrorState>;
  if (data === undefined) return <Skeleton className="m-4 h-64" />;
  if (looksBinary(data)) return <NoPreview reason="There is no preview: the file is not text." />;
  const isCut = sizeBytes > plan.bytes;
  return (
    <>
      <Content
        kind={plan.kind}
        text={isCut ? trimCut(data) : data}
        isCut={isCut}
        toAddress={props.toAddress}
      />
      {isCut && (
        <Remark>
          The first {formatBytes(plan.bytes)} of {formatBytes(sizeBytes)}. The download has all of it.
        </Remark>
      )}
    </>
  );
}

function Content(props: {
  kind: HeadPlan["kind"];
  text: string;
  isCut: boolean;
  toAddress: (path: string) => string;
}) {
  const { kind, text, isCut, toAddress } = props;
  if (kind === "markdown") return <Markdown text={text} className="p-4" />;
  if (kind === "separated") {
    const grid = parseSeparated(text, { rowsMax, isCut });
    const rows = grid.rows.map((row) => row.map((cell) => ({ text: cell })));
    return (
      <>
        <GridPreview columns={grid.columns} rows={rows} toAddress={toAddress} />
        {rows.length === rowsMax && grid.isCut && <Remark>The first {formatCount(rowsMax)} rows.</Remark>}
      </>
    );
  }
  const table = kind === "json" ? parseJsonTable(text, rowsMax) : undefined;
  if (table === undefined) return <TextPreview text={kind === "json" ? indentJson(text) : text} />;
  return (
    <>
      <GridPreview columns={table.columns} rows={table.rows} toAddress={toAddress} />
      {table.rows.length < table.rowsInAll && (
        <Remark>
          The first {formatCount(table.rows.length)} of {formatCount(table.rowsInAll)} rows.
        </Remark>
      )}
    </>
  );
}

function Remark({ children }: { children: React.ReactNode }) {
  return <p className="border-t px-4 py-2 text-sm text-muted-foreground">{children}</p>;
}
