"use client";

import { toast } from "sonner";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { compareAddress } from "./compare-address.ts";
import { SelectionBar } from "./selection-bar.tsx";
import type { TableSelection } from "./use-selection.ts";

/** Acts on the chosen runs. Archiving can be undone from the toast. */
export function Selected(props: { selection: TableSelection; archived: boolean; onDone: () => void }) {
  const { selection, archived, onDone } = props;
  const { team } = useFrame();
  const client = useTRPCClient();
  const mayArchive = useMay("run.delete");
  const act = async (verb: "delete" | "restore", runIds: string[]) => {
    try {
      await client.runs[verb].mutate({ runIds });
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "The server did not answer. Nothing was changed.");
      return;
    }
    const undo = verb === "delete" ? "restore" : "delete";
    toast.success(`${verb === "delete" ? "Archived" : "Restored"} ${countRuns(runIds.length)}`, {
      action: { label: "Undo", onClick: () => void act(undo, runIds) },
    });
    onDone();
  };
  const actOnAll = (verb: "delete" | "restore") => {
    const runIds = [...selection.ids];
    selection.clear();
    void act(verb, runIds);
  };
  return (
    <SelectionBar
      count={selection.ids.size}
      compareHref={compareAddress(team.slug, selection.ids)}
      archived={archived}
      mayArchive={mayArchive}
      onArchive={() => actOnAll("delete")}
      onRestore={() => actOnAll("restore")}
      onClear={selection.clear}
    />
  );
}

const countRuns = (count: number) => (count === 1 ? "1 run" : `${count} runs`);
