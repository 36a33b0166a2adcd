"use client";

import { PencilIcon } from "lucide-react";
import type { FormEvent } from "react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** The name of a thing (`of`: "run"), to change in place. `onRename` is absent for a reader who may not. */
export function EditableName(props: {
  of: string;
  name: string;
  /** Longest name the server takes, in characters. */
  lengthMax: number;
  onRename?: ((name: string) => void) | undefined;
}) {
  const { of, name, onRename } = props;
  const [editing, setEditing] = useState(false);
  if (editing && onRename !== undefined) {
    const submit = (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const next = String(new FormData(event.currentTarget).get("name")).trim();
      if (next !== "" && next !== name) onRename(next);
      setEditing(false);
    };
    return (
      <form onSubmit={submit} className="flex min-w-0 flex-1 items-center gap-2">
        <Input
          name="name"
          aria-label={`Name of the ${of}`}
          defaultValue={name}
          maxLength={props.lengthMax}
          // The reader just asked to type here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => event.key === "Escape" && setEditing(false)}
          className="max-w-96 min-w-0 flex-1"
        />
        <Button type="submit" size="sm">
          Rename
        </Button>
        <Button type="button" size="sm" variant="ghost" onClick={() => setEditing(false)}>
          Cancel
        </Button>
      </form>
    );
  }
  return (
    <div className="flex min-w-0 items-center gap-1">
      <h2 className="min-w-0 truncate text-xl font-semibold tracking-tight" title={name}>
        {name}
      </h2>
      {onRename !== undefined && (
        <Button
          variant="ghost"
          size="icon-xs"
          aria-label={`Rename the ${of}`}
          title="Rename"
          onClick={() => setEditing(true)}
          className="text-muted-foreground"
        >
          <PencilIcon />
        </Button>
      )}
    </div>
  );
}
