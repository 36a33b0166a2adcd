"use client";

import { useTRPCClient } from "#components/common/trpc.tsx";
import { Rename } from "./rename.tsx";

/** One's own name, as teammates see it. */
export function RenameMe({ name }: { name: string }) {
  const client = useTRPCClient();
  return <Rename name={name} mayRename save={(changed) => client.people.update.mutate({ name: changed })} />;
}
