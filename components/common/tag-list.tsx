"use client";

import { PlusIcon, XIcon } from "lucide-react";
import type { FormEvent } from "react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { FilterableSection } from "./filterable-section.tsx";
import type { KeyValue } from "./key-value.ts";

export type TagListProps = {
  tags: readonly KeyValue[];
  /** What stands there while there is none, with a command that sets one. */
  empty: string;
  command: string;
  /** Absent for a reader who may not change them. */
  onSet?: ((tag: KeyValue) => void) | undefined;
  onRemove?: ((key: string) => void) | undefined;
};

/** Tags a reader never wrote: the client's own. */
const isSystemTag = (key: string): boolean => key.startsWith("mlflow.");

/** Tags, to add and to remove; those the client writes for itself are folded away. */
export function TagList({ tags, empty, command, onSet, onRemove }: TagListProps) {
  const [adding, setAdding] = useState(false);
  const add = onSet !== undefined && (
    <Button variant="ghost" size="xs" onClick={() => setAdding(true)}>
      <PlusIcon />
      Add
    </Button>
  );
  return (
    <FilterableSection
      title="Tags"
      items={tags}
      textOf={({ key, value }) => `${key} ${value}`}
      actions={add}
      empty={empty}
      command={command}
      below={adding && onSet !== undefined && <AddTag onSet={onSet} onClose={() => setAdding(false)} />}
    >
      {(shown) => <Tags tags={shown} onRemove={onRemove} />}
    </FilterableSection>
  );
}

function Tags({ tags, onRemove }: Pick<TagListProps, "tags" | "onRemove">) {
  const own = tags.filter(({ key }) => !isSystemTag(key));
  const system = tags.filter(({ key }) => isSystemTag(key));
  return (
    <>
      {own.length > 0 && (
        <ul className="flex flex-wrap gap-1.5 p-3">
          {own.map((tag) => (
            <Tag key={tag.key} tag={tag} onRemove={onRemove} />
          ))}
        </ul>
      )}
      {system.length > 0 && <SystemTags tags={system} />}
    </>
  );
}

function Tag({ tag, onRemove }: { tag: KeyValue; onRemove: TagListProps["onRemove"] }) {
  return (
    <li
      title={`${tag.key}: ${tag.value}`}
      className="flex h-6 max-w-full items-center gap-1 rounded-md bg-secondary px-2 text-xs text-secondary-foreground"
    >
      <span className="truncate">
        <span className="text-muted-foreground">{tag.key}</span>
        {tag.value !== "" && ` ${tag.value}`}
      </span>
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={`Remove the tag ${tag.key}`}
          title="Remove"
          onClick={() => onRemove(tag.key)}
          className="-mr-1 rounded-sm p-0.5 text-muted-foreground hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
        >
          <XIcon aria-hidden className="size-3" />
        </button>
      )}
    </li>
  );
}

function SystemTags({ tags }: { tags: readonly KeyValue[] }) {
  return (
    <details className="group border-t text-sm first:border-0">
      <summary className="cursor-pointer px-3 py-2 text-muted-foreground">
        {tags.length} written by the client
      </summary>
      <dl className="px-3 pb-3 font-mono text-xs">
        {tags.map(({ key, value }) => (
          <div key={key} className="flex gap-3 py-1">
            <dt className="w-2/5 shrink-0 truncate text-muted-foreground" title={key}>
              {key}
            </dt>
            <dd className="line-clamp-4 min-w-0 flex-1 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function AddTag({ onSet, onClose }: { onSet: (tag: KeyValue) => void; onClose: () => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = String(form.get("key")).trim();
    if (key === "") return;
    onSet({ key, value: String(form.get("value")) });
    onClose();
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2 border-t p-3">
      {/* The reader just asked for this field. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <Input name="key" aria-label="Name of the tag" placeholder="Name" autoFocus required className="w-36" />
      <Input name="value" aria-label="Value of the tag" placeholder="Value" className="min-w-36 flex-1" />
      <Button type="submit" size="sm">
        Add tag
      </Button>
      <Button type="button" size="sm" variant="ghost" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}
