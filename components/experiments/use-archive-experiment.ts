"use client";

import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";

/** Archives and restores an experiment with its runs; the toast names what went along and offers to undo it. */
export function useArchiveExperiment(
  experiment: { id: number; name: string },
  runs: number,
  onChanged: () => void,
) {
  const client = useTRPCClient();
  const along = runs === 0 ? "" : runs === 1 ? " with 1 run" : ` with ${runs} runs`;
  const act = async (verb: "delete" | "restore") => {
    try {
      await client.experiments[verb].mutate({ experimentId: experiment.id });
    } catch (error) {
      toast.error(messageOf(error));
      return;
    }
    onChanged();
    const [done, undo] =
      verb === "delete" ? ["Archived", "restore" as const] : ["Restored", "delete" as const];
    toast.success(`${done} ${experiment.name}${along}`, {
      action: { label: "Undo", onClick: () => void act(undo) },
    });
  };
  return { archive: () => void act("delete"), restore: () => void act("restore") };
}
