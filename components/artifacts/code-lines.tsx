import { cn } from "#components/ui/cn.ts";
import { colorOf, type Token } from "./tokens.ts";

/** Lines of code with their numbers, which are drawn and not part of the text that is copied. */
export function CodeLines({ lines, wraps }: { lines: readonly (readonly Token[])[]; wraps: boolean }) {
  const numberWidth = `${String(lines.length).length + 3}ch`;
  return (
    <code className={cn("block py-3 font-mono text-xs leading-5", !wraps && "w-max min-w-full")}>
      {lines.map((tokens, index) => (
        <span
          // Lines of a file have no other name than their number.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="flex"
          style={{ contentVisibility: "auto", containIntrinsicHeight: "1.25rem" }}
        >
          <span
            aria-hidden
            data-line={index + 1}
            style={{ width: numberWidth }}
            className="sticky left-0 shrink-0 border-r bg-background pr-[1ch] text-right text-muted-foreground select-none before:content-[attr(data-line)]"
          />
          <span
            className={cn("min-w-0 pr-4 pl-3", wraps ? "break-all whitespace-pre-wrap" : "whitespace-pre")}
          >
            {tokens.map((token, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={at} className={colorOf(token.kind)}>
                {token.text}
              </span>
            ))}
            {"\n"}
          </span>
        </span>
      ))}
    </code>
  );
}
