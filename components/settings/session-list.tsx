"use client";

import { RelativeTime } from "#components/common/relative-time.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { describeBrowser } from "./describe-browser.ts";
import { useAct } from "./use-act.ts";

type Session = {
  id: number;
  provider: string | null;
  userAgent: string | null;
  createdAt: Date;
  seenAt: Date;
};

/** Where one is signed in; each of them can be ended from here. */
export function SessionList({ sessions, current }: { sessions: readonly Session[]; current: number }) {
  const client = useTRPCClient();
  const { isBusy, act } = useAct();
  return (
    <ul className="divide-y rounded-md border text-sm">
      {sessions.map(({ id, provider, userAgent, createdAt, seenAt }) => (
        <li key={id} className="flex items-center gap-3 px-3 py-2">
          <div className="min-w-0 flex-1">
            <div className="flex items-center gap-2">
              <span className="truncate font-medium" title={userAgent ?? undefined}>
                {describeBrowser(userAgent)}
              </span>
              {id === current && <Badge variant="secondary">this one</Badge>}
            </div>
            <div className="text-xs text-muted-foreground">
              by {provider ?? "link"} <RelativeTime at={createdAt.getTime()} /> · last used{" "}
              <RelativeTime at={seenAt.getTime()} />
            </div>
          </div>
          {id !== current && (
            <Button
              variant="outline"
              size="sm"
              disabled={isBusy}
              onClick={() => void act(() => client.sessions.revoke.mutate({ id }), "Ended the session")}
            >
              End
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
