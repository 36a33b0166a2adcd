"use client";

import { useState } from "react";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { useAct } from "./use-act.ts";

/** The team's name; owners change it. */
export function RenameTeam({ name: before }: { name: string }) {
  const client = useTRPCClient();
  const mayRename = useMay("team.update");
  const { isBusy, act } = useAct();
  const [name, setName] = useState(before);
  const trimmed = name.trim();
  return (
    <form
      className="flex max-w-md items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => client.teams.update.mutate({ name: trimmed }), `The team is called ${trimmed} now`);
      }}
    >
      <div className="grid flex-1 gap-1.5">
        <Label htmlFor="team-name">Name</Label>
        <Input
          id="team-name"
          required
          maxLength={100}
          readOnly={!mayRename}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {mayRename && (
        <Button type="submit" disabled={isBusy || trimmed === "" || trimmed === before}>
          Rename
        </Button>
      )}
    </form>
  );
}
