import { useMemo } from "react";
import { DataTable } from "./data-table.tsx";
import { indentJson, parseLooseJson, readJsonTable } from "./json-table.ts";
import type { PreviewedFile } from "./previewed-file.ts";
import { TextPreview } from "./text-preview.tsx";

/** JSON as a table where it is one, else indented. */
export function JsonPreview({ file, text }: { file: PreviewedFile; text: string }) {
  const value = useMemo(() => parseLooseJson(text), [text]);
  const table = useMemo(() => readJsonTable(value), [value]);
  const indented = useMemo(() => (table === undefined ? indentJson(text) : ""), [table, text]);
  if (table !== undefined) return <DataTable table={table} toAddress={file.toAddress} />;
  return <TextPreview text={indented} language="json" />;
}
