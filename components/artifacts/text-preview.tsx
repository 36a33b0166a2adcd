/** Text with the numbers of its lines: two blocks in all, however many lines there are. */
export function TextPreview({ text }: { text: string }) {
  const lines = text.split("\n").length;
  const numbers = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} className="flex max-h-[75vh] overflow-auto font-mono text-xs leading-5">
      <pre
        aria-hidden
        className="sticky left-0 border-r bg-background px-3 py-3 text-right text-muted-foreground select-none"
      >
        {numbers}
      </pre>
      <pre className="px-3 py-3">{text}</pre>
    </div>
  );
}
