"use client";

import { PencilIcon } from "lucide-react";
import dynamic from "next/dynamic";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const Markdown = dynamic(() => import("#components/common/markdown.tsx").then((module) => module.Markdown));

/** What people wrote about something, in markdown. `onSave` is absent for a reader who may not write. */
export function NoteCard(props: {
  /** What the text is called: `note`, `description`. */
  noun: string;
  /** Asks for a text while there is none. */
  invites: string;
  note: string;
  onSave?: ((note: string) => void) | undefined;
}) {
  const { noun, note, onSave } = props;
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined && onSave !== undefined) {
    const save = () => {
      onSave(draft);
      setDraft(undefined);
    };
    return (
      <NoteEditor
        noun={noun}
        draft={draft}
        onDraft={setDraft}
        onSave={save}
        onCancel={() => setDraft(undefined)}
      />
    );
  }
  if (note === "") {
    return onSave === undefined ? null : (
      <button
        type="button"
        onClick={() => setDraft("")}
        className="w-full rounded-md border border-dashed px-3 py-2 text-left text-sm text-muted-foreground hover:text-foreground"
      >
        {props.invites}
      </button>
    );
  }
  return (
    <section aria-label={capitalise(noun)} className="group relative rounded-md border bg-card p-3">
      <Markdown text={note} className="pr-8" />
      {onSave !== undefined && (
        <Button
          variant="ghost"
          size="icon-xs"
          aria-label={`Edit the ${noun}`}
          title="Edit"
          className="absolute top-2 right-2 text-muted-foreground"
          onClick={() => setDraft(note)}
        >
          <PencilIcon />
        </Button>
      )}
    </section>
  );
}

function NoteEditor(props: {
  noun: string;
  draft: string;
  onDraft: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") props.onCancel();
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) props.onSave();
  };
  return (
    <section aria-label={capitalise(props.noun)} className="space-y-2">
      {/* The reader just asked to write here. */}
      <Textarea
        aria-label={`The ${props.noun} in markdown`}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        rows={6}
        value={props.draft}
        onChange={(event) => props.onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex items-center gap-2">
        <Button size="sm" onClick={props.onSave}>
          Save
        </Button>
        <Button size="sm" variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
        <span className="ml-auto text-xs text-muted-foreground">Markdown · Ctrl Enter saves</span>
      </div>
    </section>
  );
}

const capitalise = (noun: string) => `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
