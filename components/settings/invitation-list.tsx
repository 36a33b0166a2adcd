"use client";

import { RelativeTime } from "#components/common/relative-time.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Role } from "#server/auth/caller.ts";
import { useAct } from "./use-act.ts";

type Invitation = { id: number; role: Role; email: string | null; createdAt: Date };

/** The invitations that wait to be accepted. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const client = useTRPCClient();
  const { isBusy, act } = useAct();
  if (invitations.length === 0) return null;
  return (
    <ul className="divide-y rounded-md border text-sm">
      {invitations.map(({ id, role, email, createdAt }) => (
        <li key={id} className="flex items-center gap-3 px-3 py-1.5">
          <span className="min-w-0 flex-1 truncate">
            {email ?? "whoever holds the link"} <span className="text-muted-foreground">as {role}</span>
          </span>
          <span className="text-muted-foreground max-sm:hidden">
            made <RelativeTime at={createdAt.getTime()} />
          </span>
          <Button
            variant="ghost"
            size="sm"
            disabled={isBusy}
            onClick={() => void act(() => client.invitations.revoke.mutate({ id }), "Revoked the invitation")}
          >
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
