"use client";

import { PencilIcon } from "lucide-react";
import dynamic from "next/dynamic";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const Markdown = dynamic(() => import("#components/common/markdown.tsx").then((module) => module.Markdown));

/** What people wrote about the run, in markdown. `onSave` is absent for a reader who may not write. */
export function NoteCard({ note, onSave }: { note: string; onSave?: (note: string) => void }) {
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined && onSave !== undefined) {
    const save = () => {
      onSave(draft);
      setDraft(undefined);
    };
    return <NoteEditor draft={draft} onDraft={setDraft} onSave={save} onCancel={() => setDraft(undefined)} />;
  }
  if (note === "") {
    return onSave === undefined ? null : (
      <button
        type="button"
        onClick={() => setDraft("")}
        className="w-full rounded-md border border-dashed px-3 py-2 text-left text-sm text-muted-foreground hover:text-foreground"
      >
        Add a note: what was tried, what was learnt
      </button>
    );
  }
  return (
    <section aria-label="Note" className="group relative rounded-md border bg-card p-3">
      <Markdown text={note} className="pr-8" />
      {onSave !== undefined && (
        <Button
          variant="ghost"
          size="icon-xs"
          aria-label="Edit the note"
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
    <section aria-label="Note" className="space-y-2">
      {/* The reader just asked to write here. */}
      <Textarea
        aria-label="Note in markdown"
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
