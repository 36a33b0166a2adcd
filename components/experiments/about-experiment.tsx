import { ChevronRightIcon } from "lucide-react";
import { Markdown } from "#components/common/markdown.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { firstLine, noteOf, ownTags } from "./note.ts";

/** What an experiment is about: one line that opens to the whole description, and the tags. Nothing when there is neither. */
export function AboutExperiment({ tags }: { tags: readonly { key: string; value: string }[] }) {
  const note = noteOf(tags);
  const own = ownTags(tags);
  if (note === "" && own.length === 0) return null;
  return (
    <details className="group shrink-0 border-b px-4 text-sm">
      <summary className="flex h-9 cursor-pointer list-none items-center gap-2 text-muted-foreground [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
        <span className="truncate">{note === "" ? "Tags" : firstLine(note)}</span>
        {own.slice(0, 3).map(({ key, value }) => (
          <Badge key={key} variant="outline" className="max-w-40 font-normal max-md:hidden">
            <span className="truncate">
              {key}: {value}
            </span>
          </Badge>
        ))}
      </summary>
      <div className="max-h-[40dvh] overflow-y-auto pb-3 pl-6">
        {note !== "" && <Markdown text={note} />}
        {own.length > 0 && (
          <dl className="mt-3 grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-mono text-xs">
            {own.map(({ key, value }) => (
              <div key={key} className="contents">
                <dt className="text-muted-foreground">{key}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}
