import Link from "next/link";
import { CopyButton } from "#components/common/copy-button.tsx";
import { CopyableCode } from "#components/common/copyable-code.tsx";
import { Fact } from "#components/common/fact.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import type { RunDataset } from "#server/domain/data/schema.ts";
import { originOf } from "./facts.ts";
import type { RunDetails } from "./run-details.ts";
import { RunDuration } from "./run-duration.tsx";
import { RunStorage } from "./run-storage.tsx";

/** Who, when and from what: the facts beside a run. */
export function RunRail(props: {
  run: RunDetails;
  datasets: readonly RunDataset[];
  teamSlug: string;
  experimentName: string;
  parentName?: string;
}) {
  const { run, teamSlug } = props;
  const origin = originOf(run);
  return (
    <dl className="space-y-3 text-sm">
      <Fact label="Experiment">
        <Link
          href={`/${teamSlug}/experiments/${run.experimentId}`}
          className="line-clamp-3 text-link hover:underline"
        >
          {props.experimentName}
        </Link>
      </Fact>
      {run.parentRunId !== null && (
        <Fact label="Parent">
          <Link href={`/${teamSlug}/runs/${run.parentRunId}`} className="text-link hover:underline">
            {props.parentName ?? run.parentRunId.slice(0, 8)}
          </Link>
        </Fact>
      )}
      <Fact label="Started">
        <RelativeTime at={run.startTimeMs} />
        {run.userId !== "" && ` by ${run.userId}`}
      </Fact>
      <Fact label="Duration">
        <RunDuration startTimeMs={run.startTimeMs} endTimeMs={run.endTimeMs} />
      </Fact>
      {origin.source !== undefined && (
        <Fact label={origin.sourceKind === undefined ? "Source" : `Source (${origin.sourceKind})`}>
          <Mono text={origin.source} />
        </Fact>
      )}
      <Fact label="Git commit">
        {origin.commit === undefined ? <Missing /> : <Commit {...origin.commit} />}
        {origin.dirty && <span className="ml-2 text-warning">with uncommitted changes</span>}
      </Fact>
      {origin.branch !== undefined && (
        <Fact label="Branch">
          <Mono text={origin.branch} />
        </Fact>
      )}
      <Fact label="Data">
        {props.datasets.length + origin.dataVersions.length === 0 && <Missing />}
        {props.datasets.map((dataset) => (
          <Dataset
            key={`${dataset.name} ${dataset.digest}`}
            dataset={dataset}
            href={`/${teamSlug}/runs/${run.id}/datasets`}
          />
        ))}
        {origin.dataVersions.map(({ name, value }) => (
          <Mono key={name} text={value} title={name} />
        ))}
      </Fact>
      {origin.environment.map(({ name, value }) => (
        <Fact key={name} label={name}>
          <Mono text={value} />
        </Fact>
      ))}
      <Fact label="Artifacts">
        <RunStorage runId={run.id} isRunning={run.status === "RUNNING"} />
      </Fact>
      <Fact label="Run id">
        <CopyableCode text={run.id} label="Copy the run id" />
      </Fact>
    </dl>
  );
}

function Dataset({ dataset: { name, digest, context }, href }: { dataset: RunDataset; href: string }) {
  return (
    <span className="flex items-baseline gap-1.5">
      <Link href={href} title={name} className="min-w-0 truncate text-link hover:underline">
        {name}
      </Link>
      {context !== null && <span className="text-xs text-muted-foreground">{context}</span>}
      <code title={`Digest ${digest}`} className="ml-auto shrink-0 font-mono text-xs text-muted-foreground">
        {digest.slice(0, 8)}
      </code>
    </span>
  );
}

function Mono({ text, title }: { text: string; title?: string }) {
  return (
    <code title={title ?? text} className="block truncate font-mono text-xs leading-5">
      {text}
    </code>
  );
}

function Missing() {
  return <span className="text-muted-foreground">not recorded</span>;
}

function Commit({ id, href }: { id: string; href?: string }) {
  const short = id.slice(0, 10);
  return (
    <span className="inline-flex items-center gap-1">
      {href === undefined ? (
        <code className="font-mono text-xs">{short}</code>
      ) : (
        <a
          href={href}
          rel="noreferrer"
          target="_blank"
          className="font-mono text-xs text-link hover:underline"
        >
          {short}
        </a>
      )}
      <CopyButton text={id} label="Copy the commit" />
    </span>
  );
}
