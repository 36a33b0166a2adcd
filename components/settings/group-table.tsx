import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

/** Which group of the provider becomes what in the team. */
export function GroupTable({ groups }: { groups: readonly { group: string; role: string }[] }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Group at the provider</TableHead>
          <TableHead>Role here</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {groups.map(({ group, role }) => (
          <TableRow key={`${group} ${role}`}>
            <TableCell className="font-mono text-xs">{group}</TableCell>
            <TableCell>{role}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
