"use client";

import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { useAct } from "./use-act.ts";

/** A name of at most 100 characters, and a button to change it for those who may. */
export function Rename(props: {
  name: string;
  mayRename: boolean;
  save: (name: string) => Promise<unknown>;
}) {
  const { name: before, mayRename, save } = props;
  const id = useId();
  const { isBusy, act } = useAct();
  const [name, setName] = useState(before);
  const trimmed = name.trim();
  return (
    <form
      className="flex max-w-md items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => save(trimmed), `Renamed to ${trimmed}`);
      }}
    >
      <div className="grid flex-1 gap-1.5">
        <Label htmlFor={id}>Name</Label>
        <Input
          id={id}
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
