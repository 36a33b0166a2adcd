"use client";

import type { FormEvent } from "react";
import { useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/common/field.tsx";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { noteOf, noteTag, ownTags } from "./note.ts";
import { TagFields } from "./tag-fields.tsx";

type Tag = { key: string; value: string };
type Edited = { id: number; name: string; tags: readonly Tag[] };

/** Makes an experiment, or changes the name, description and tags of one. A refusal stands in the form. */
export function ExperimentForm(props: {
  experiment?: Edited;
  onClose: () => void;
  onSaved: (experimentId: number) => void;
}) {
  const { experiment, onClose, onSaved } = props;
  const save = useSave(experiment);
  const [note, setNote] = useState(noteOf(experiment?.tags ?? []));
  const [tags, setTags] = useState(ownTags(experiment?.tags ?? []));
  const [name, setName] = useState(experiment?.name ?? "");
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const id = await save({ name: name.trim(), note, tags: tags.filter(({ key }) => key.trim() !== "") });
      toast.success(experiment === undefined ? `Created ${name.trim()}` : `Saved ${name.trim()}`);
      onClose();
      onSaved(id);
    } catch (error) {
      setRefused(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <DialogHeader>
            <DialogTitle>{experiment === undefined ? "New experiment" : "Edit experiment"}</DialogTitle>
            <DialogDescription>
              Runs are logged to it with <code>mlflow.set_experiment(name)</code>.
            </DialogDescription>
          </DialogHeader>
          <Field label="Name" id="experiment-name">
            <Input
              id="experiment-name"
              required
              maxLength={500}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="Description, in markdown" id="experiment-note">
            <Textarea
              id="experiment-note"
              value={note}
              onChange={(event) => setNote(event.target.value)}
              className="max-h-64"
            />
          </Field>
          <TagFields tags={tags} onChange={setTags} />
          {refused !== undefined && (
            <p role="alert" className="text-sm text-destructive">
              {refused}
            </p>
          )}
          <DialogFooter>
            <Button type="button" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={busy || name.trim() === ""}>
              {experiment === undefined ? "Create" : "Save"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Saves what differs and answers with the experiment's id. */
function useSave(experiment: Edited | undefined) {
  const { experiments } = useTRPCClient();
  return async ({ name, note, tags }: { name: string; note: string; tags: Tag[] }): Promise<number> => {
    if (experiment === undefined) {
      const noted = note === "" ? tags : [...tags, { key: noteTag, value: note }];
      const created = await experiments.create.mutate({ name, tags: noted });
      return created.id;
    }
    const experimentId = experiment.id;
    const before = ownTags(experiment.tags);
    if (name !== experiment.name || note !== noteOf(experiment.tags)) {
      await experiments.update.mutate({ experimentId, name, description: note });
    }
    for (const { key } of before.filter((tag) => !tags.some((kept) => kept.key === tag.key))) {
      await experiments.deleteTag.mutate({ experimentId, key });
    }
    for (const tag of tags.filter(
      (kept) => !before.some((t) => t.key === kept.key && t.value === kept.value),
    )) {
      await experiments.setTag.mutate({ experimentId, tag });
    }
    return experimentId;
  };
}
