import { useMemo } from "react";
import { DataTable } from "./data-table.tsx";
import type { PreviewedFile } from "./previewed-file.ts";
import { parseSeparated } from "./separated.ts";

/** A CSV or TSV file as a table. */
export function SeparatedPreview(props: {
  file: PreviewedFile;
  text: string;
  isCut: boolean;
  separator: string | undefined;
}) {
  const { file, text, isCut, separator } = props;
  const table = useMemo(() => parseSeparated(text, { separator, isCut }), [text, separator, isCut]);
  return <DataTable table={table} toAddress={file.toAddress} />;
}
