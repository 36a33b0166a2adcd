import { CopyButton } from "./copy-button.tsx";

/** An id or a hash in one line, cut at its end where it is too long, with a button that copies all of it. */
export function CopyableCode({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
