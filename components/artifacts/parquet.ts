import { gunzipSync } from "fflate";
import { decompress } from "fzstd";
import type { AsyncBuffer, Compressors, FileMetaData } from "hyparquet";
import { asyncBufferFromUrl, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import type { Table, TableCell } from "./table.ts";

/** Rows read at once, and the packed bytes that may take: a row group is only readable whole. */
const rowsMax = 100_000;
const packedBytesMax = 48 * 1024 * 1024;
const columnsMax = 100;

/** Snappy comes with hyparquet; what is not here is refused with its name. */
const compressors: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { out: new Uint8Array(length) }),
  ZSTD: (input) => decompress(input),
};

/**
 * Reads the first rows of a Parquet file by byte ranges, its footer first. @throws Error with a sentence when the file is
 * broken, or its first row group too large for a page.
 */
export async function readParquet(address: string, sizeBytes: number): Promise<Table> {
  const file = await asyncBufferFromUrl({ url: address, byteLength: sizeBytes });
  const metadata = await readMetadata(file);
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  const rowEnd = rowsWithin(metadata);
  if (rowEnd === 0 && metadata.num_rows > 0n) {
    throw new Error("The first row group of the file is too large for a page. Download the file to read it.");
  }
  const shown = columns.slice(0, columnsMax);
  const read = await parquetReadObjects({ file, metadata, columns: shown, rowEnd, compressors });
  const rows = read.map((row) => shown.map((column) => toCell(row[column])));
  return { columns, rows, rowsInAll: Number(metadata.num_rows) };
}

async function readMetadata(file: AsyncBuffer): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file);
  } catch (cause) {
    throw new Error("The file is no Parquet file, or its end is missing.", { cause });
  }
}

/** How many rows from the first lie in row groups that are small enough together. */
function rowsWithin({ row_groups: groups }: FileMetaData): number {
  let [rows, bytes] = [0, 0];
  for (const group of groups) {
    bytes += Number(group.total_compressed_size ?? group.total_byte_size);
    if (bytes > packedBytesMax) break;
    rows += Number(group.num_rows);
    if (rows >= rowsMax) return rowsMax;
  }
  return rows;
}

function toCell(value: unknown): TableCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "NaT" : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return typeof value === "object" ? JSON.stringify(value, writeOddValue) : String(value);
}

/** JSON knows neither integers of 64 bits nor NaN. */
function writeOddValue(_key: string, value: unknown): unknown {
  const isOdd = typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value));
  return isOdd ? String(value) : value;
}
