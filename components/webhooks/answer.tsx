import { CodeBlock } from "#components/common/code-block.tsx";
import { formatDuration } from "#components/common/format/time.ts";

/** How an attempt ended: the receiver's status and how long it took, or why there was none, and the beginning of what it answered. */
export function Answer(props: {
  status: number | null;
  error: string | null;
  excerpt: string | null;
  durationMs: number | null;
}) {
  const { status, error, excerpt, durationMs } = props;
  const took = durationMs === null ? "" : ` after ${formatDuration(durationMs)}`;
  return (
    <>
      <p className={error === null ? "text-success" : "text-destructive"}>
        {error ?? `The receiver answered ${status}`}
        <span className="text-muted-foreground">{took}</span>
      </p>
      {excerpt !== null && excerpt !== "" && <CodeBlock code={excerpt} />}
    </>
  );
}
