"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DataTable } from "./data-table.tsx";
import type { PreviewedFile } from "./previewed-file.ts";

/** The first rows of a Parquet file; the reader is loaded when there is one to read. */
export function ParquetPreview({ file }: { file: PreviewedFile }) {
  const { data, error } = useQuery({
    queryKey: ["artifact-parquet", file.address],
    queryFn: async () => {
      const { readParquet } = await import("./parquet.ts");
      return readParquet(file.address, file.sizeBytes);
    },
    gcTime: 30_000,
    retry: false,
  });
  if (error !== null) return <ErrorState title="The table cannot be shown">{error.message}</ErrorState>;
  if (data === undefined) return <Skeleton className="m-4 h-64" />;
  return <DataTable table={data} toAddress={file.toAddress} />;
}
