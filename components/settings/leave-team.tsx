"use client";

import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/common/confirm.tsx";

/** The way out of the team. The whole page is loaded anew, since this one is not the reader's any more. */
export function LeaveTeam({ team }: { team: string }) {
  const client = useTRPCClient();
  const leave = async () => {
    try {
      await client.teams.leave.mutate({});
      window.location.assign("/");
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return (
    <Confirm
      trigger={
        <Button variant="outline" className="w-fit text-destructive">
          Leave the team
        </Button>
      }
      title={`Leave ${team}?`}
      says="Only an invitation or your group at the provider brings you back."
      verb="Leave"
      onConfirm={() => void leave()}
    />
  );
}
