"use client";

import { RelativeTime } from "#components/common/relative-time.tsx";
import { useNow } from "#components/common/use-now.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { Scope } from "#server/auth/caller.ts";
import { Confirm } from "#components/common/confirm.tsx";
import { useAct } from "./use-act.ts";

type Token = {
  id: number;
  name: string;
  prefix: string;
  scope: Scope;
  personId: number | null;
  personName: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** The tokens one may see, with the id that the operators' command line takes. */
export function TokenTable({
  tokens,
  mayRevokeService,
}: {
  tokens: readonly Token[];
  mayRevokeService: boolean;
}) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead className="text-right">Id</TableHead>
          <TableHead>Token</TableHead>
          <TableHead>Scope</TableHead>
          <TableHead className="max-sm:hidden">Whose</TableHead>
          <TableHead className="max-sm:hidden">Last use</TableHead>
          <TableHead className="max-sm:hidden">Ends</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <TableCell className="numeric text-right text-muted-foreground">{token.id}</TableCell>
            <TableCell className="max-w-40 sm:max-w-56">
              <div className="truncate font-medium" title={token.name}>
                {token.name}
              </div>
              <code className="text-xs text-muted-foreground">{token.prefix}…</code>
            </TableCell>
            <TableCell>{token.scope}</TableCell>
            <TableCell className="max-sm:hidden">
              {token.personId === null ? <Badge variant="secondary">service</Badge> : token.personName}
            </TableCell>
            <TableCell className="max-sm:hidden">
              {token.lastUsedAt === null ? (
                <span className="text-muted-foreground">never</span>
              ) : (
                <RelativeTime at={token.lastUsedAt.getTime()} />
              )}
            </TableCell>
            <TableCell className="max-sm:hidden">
              <End at={token.expiresAt} />
            </TableCell>
            <TableCell className="text-right">
              {(token.personId !== null || mayRevokeService) && <Revoke token={token} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function End({ at }: { at: Date | null }) {
  const now = useNow();
  if (at === null) return <span className="text-muted-foreground">never</span>;
  if (at.getTime() <= now) return <span className="text-destructive">has ended</span>;
  return <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 10)}</time>;
}

function Revoke({ token: { id, name } }: { token: Token }) {
  const client = useTRPCClient();
  const { act } = useAct();
  return (
    <Confirm
      trigger={
        <Button variant="ghost" size="sm">
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      says="Whatever uses it is refused at once. This cannot be undone; a new token takes its place."
      verb="Revoke"
      onConfirm={() => void act(() => client.tokens.revoke.mutate({ id }), `Revoked ${name}`)}
    />
  );
}
