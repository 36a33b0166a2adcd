import Link from "next/link";
import { RunDot } from "#components/common/run-dot.tsx";

/** The run that made a model: a link with its colour where the team has it, else the id that a client sent. */
export function SourceRun(props: { runId: string; name: string | undefined; teamSlug: string }) {
  const { runId, name, teamSlug } = props;
  if (runId === "") return <span className="text-muted-foreground">no run</span>;
  if (name === undefined) {
    return (
      <code title={`${runId}: not a run of this team`} className="font-mono text-xs text-muted-foreground">
        {runId.slice(0, 8)}
      </code>
    );
  }
  return (
    <Link
      href={`/${teamSlug}/runs/${runId}`}
      prefetch={false}
      title={name}
      className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom hover:underline"
    >
      <RunDot runId={runId} />
      <span className="truncate">{name}</span>
    </Link>
  );
}
