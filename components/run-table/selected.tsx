"use client";

import { toast } from "sonner";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { compareAddress } from "./compare-address.ts";
import { SelectionBar } from "./selection-bar.tsx";
import type { TableSelection } from "./use-selection.ts";

/** Runs one call changes; the schema of the runs has the same limit, and would bring its whole checker along. */
const runsPerCall = 1_000;

type Verb = "deleteMany" | "restoreMany";

/** Acts on the chosen runs. Archiving can be undone from the toast. */
export function Selected(props: {
  experimentId: number;
  selection: TableSelection;
  archived: boolean;
  onDone: () => void;
}) {
  const { experimentId, selection, archived, onDone } = props;
  const { team } = useFrame();
  const client = useTRPCClient();
  const mayArchive = useMay("run.delete");
  const act = async (verb: Verb, runIds: string[]) => {
    try {
      for (let from = 0; from < runIds.length; from += runsPerCall) {
        await client.runs[verb].mutate({ experimentId, runIds: runIds.slice(from, from + runsPerCall) });
      }
    } catch (error) {
      toast.error(messageOf(error));
      return;
    }
    const undo = verb === "deleteMany" ? "restoreMany" : "deleteMany";
    toast.success(`${verb === "deleteMany" ? "Archived" : "Restored"} ${countRuns(runIds.length)}`, {
      action: { label: "Undo", onClick: () => void act(undo, runIds) },
    });
    onDone();
  };
  const actOnAll = (verb: Verb) => {
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
      onArchive={() => actOnAll("deleteMany")}
      onRestore={() => actOnAll("restoreMany")}
      onClear={selection.clear}
    />
  );
}

const countRuns = (count: number) => (count === 1 ? "1 run" : `${count} runs`);
