import Link from "next/link";
import { formatBytes, formatCount } from "#components/common/format/number.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

type Used = { experimentId: number | null; name: string | null; sizeBytes: number; files: number };

/** How much each experiment keeps, the largest first. */
export function StorageTable({ team, experiments }: { team: string; experiments: readonly Used[] }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Experiment</TableHead>
          <TableHead className="text-right">Files</TableHead>
          <TableHead className="text-right">Size</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {experiments.map(({ experimentId, name, sizeBytes, files }) => (
          <TableRow key={experimentId ?? "other"}>
            <TableCell className="max-w-80 truncate" title={name ?? undefined}>
              {experimentId === null ? (
                <span className="text-muted-foreground">outside experiments</span>
              ) : (
                <Link href={`/${team}/experiments/${experimentId}`} className="text-link hover:underline">
                  {name}
                </Link>
              )}
            </TableCell>
            <TableCell className="numeric text-right">{formatCount(files)}</TableCell>
            <TableCell className="numeric text-right">{formatBytes(sizeBytes)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
