"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

type Tag = { key: string; value: string };

/** Tags as rows of key and value; a row without a key is no tag. */
export function TagFields({ tags, onChange }: { tags: Tag[]; onChange: (tags: Tag[]) => void }) {
  const change = (index: number, patch: Partial<Tag>) =>
    onChange(tags.map((tag, at) => (at === index ? { key: tag.key, value: tag.value, ...patch } : tag)));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Tags</legend>
      {tags.map((tag, index) => (
        // A tag has no identity but its place while its key is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="flex gap-1.5">
          <Input
            aria-label={`Key of tag ${index + 1}`}
            placeholder="key"
            value={tag.key}
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <Input
            aria-label={`Value of tag ${index + 1}`}
            placeholder="value"
            value={tag.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <Button
            type="button"
            variant="ghost"
            size="icon"
            aria-label={`Remove tag ${index + 1}`}
            onClick={() => onChange(tags.toSpliced(index, 1))}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      <Button
        type="button"
        variant="outline"
        size="sm"
        className="w-fit"
        onClick={() => onChange([...tags, { key: "", value: "" }])}
      >
        <PlusIcon /> Add a tag
      </Button>
    </fieldset>
  );
}
