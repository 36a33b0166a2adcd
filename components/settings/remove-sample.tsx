"use client";

import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/common/confirm.tsx";

/** The end of the sample team. The whole page is loaded anew, since its team is gone. */
export function RemoveSample({ slug }: { slug: string }) {
  const client = useTRPCClient();
  const remove = async () => {
    try {
      await client.teams.removeSample.mutate({ slug });
      window.location.assign("/");
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return (
    <Confirm
      trigger={
        <Button variant="outline" className="w-fit text-destructive">
          Remove the sample team
        </Button>
      }
      title="Remove the sample team?"
      says="Its experiments, runs, models and files go with it. It does not come back by itself."
      verb="Remove"
      onConfirm={() => void remove()}
    />
  );
}
