import { cn } from "#components/ui/cn.ts";
import { CopyButton } from "./copy-button.tsx";

/** Code or a command as it is, with a button that copies all of it. `copy` replaces what is shown, e.g. for a hidden secret. */
export function CodeBlock({ code, copy, className }: { code: string; copy?: string; className?: string }) {
  return (
    <div className={cn("flex items-start rounded-md border bg-muted/60", className)}>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto p-3 font-mono text-xs leading-5">
        {code}
      </pre>
      <CopyButton text={copy ?? code} label="Copy" className="mx-1.5 my-2 shrink-0" />
    </div>
  );
}
