"use client";

import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Rename } from "./rename.tsx";

/** The team's name; owners change it. */
export function RenameTeam({ name }: { name: string }) {
  const client = useTRPCClient();
  return (
    <Rename
      name={name}
      mayRename={useMay("team.update")}
      save={(changed) => client.teams.update.mutate({ name: changed })}
    />
  );
}
