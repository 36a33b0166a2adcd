"use client";

import { useQuery } from "@tanstack/react-query";
import { formatCount } from "#components/common/format/number.ts";
import { DataTable } from "./data-table.tsx";
import { fetchBytes } from "./fetch-head.ts";
import { FileFacts } from "./file-facts.tsx";
import type { PreviewedFile } from "./previewed-file.ts";
import type { Table } from "./table.ts";
import { headerBytesMax, readNpyHeader, readSafetensorsHeader, type TensorFacts } from "./tensor-header.ts";

/** The names, types and shapes that the head of an array file tells. The values are not read. */
export function TensorPreview({ file, format }: { file: PreviewedFile; format: "npy" | "safetensors" }) {
  const { data } = useQuery({
    queryKey: ["artifact-tensors", file.address],
    queryFn: async ({ signal }) => {
      const bytes = await fetchBytes(file.address, headerBytesMax, signal);
      return (format === "npy" ? readNpyHeader(bytes) : readSafetensorsHeader(bytes)) ?? null;
    },
  });
  const reason = data === null ? "The head of the file cannot be read." : undefined;
  return (
    <>
      <FileFacts file={file} reason={reason} />
      {data !== undefined && data !== null && (
        <div className="border-t">
          <DataTable table={tableOf(data)} toAddress={file.toAddress} />
        </div>
      )}
    </>
  );
}

function tableOf(tensors: readonly TensorFacts[]): Table {
  const rows = tensors.map(({ name, type, shape }) => [
    name,
    type,
    `[${shape.join(", ")}]`,
    formatCount(shape.reduce((product, size) => product * size, 1)),
  ]);
  return { columns: ["Tensor", "Type", "Shape", "Values"], rows, rowsInAll: rows.length };
}
