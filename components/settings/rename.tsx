"use client";

import { useId, useState } from "react";
import { Field } from "#components/common/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
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
      <Field label="Name" id={id} className="flex-1">
        <Input
          id={id}
          required
          maxLength={100}
          readOnly={!mayRename}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {mayRename && (
        <Button type="submit" disabled={isBusy || trimmed === "" || trimmed === before}>
          Rename
        </Button>
      )}
    </form>
  );
}
