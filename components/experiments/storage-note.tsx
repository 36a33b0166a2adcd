import { formatBytes, formatCounted } from "#components/common/format/number.ts";
import type { StorageUsed } from "#server/domain/artifacts/index.ts";

/** What the artifacts of an experiment take; nothing while there are none. */
export function StorageNote({ used: { files, sizeBytes } }: { used: StorageUsed }) {
  if (files === 0) return null;
  return (
    <span
      className="numeric text-xs whitespace-nowrap text-muted-foreground max-md:hidden"
      title={formatCounted(files, "file")}
    >
      {formatBytes(sizeBytes)} of artifacts
    </span>
  );
}
