"use client";

import Link from "next/link";
import { memo } from "react";
import { showBlanks } from "#components/common/format/blanks.ts";
import { formatExactNumber, type NumberFormat } from "#components/common/format/number.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { versionPath } from "#components/registry/address.ts";
import { cn } from "#components/ui/cn.ts";
import type { LoggedModelMetric } from "#server/domain/models/schema.ts";
import { loggedModelPath } from "./address.ts";
import type { MetricColumn } from "./model-columns.ts";
import { ModelStatus } from "./model-status.tsx";
import { latestOf, type ListedModel } from "./page-of-models.ts";
import { SourceRun } from "./source-run.tsx";

/** A logged model in the list: its name stays in view, what is known of it follows. */
export const LoggedModelLine = memo(function LoggedModelLine(props: {
  model: ListedModel;
  /** It was archived since the list was read; it goes with the next reading. */
  isLeaving: boolean;
  teamSlug: string;
  index: number;
  metrics: readonly MetricColumn[];
}) {
  const { model, teamSlug } = props;
  return (
    <tr
      aria-rowindex={props.index + 2}
      data-model={model.id}
      className={cn(
        "h-8 bg-background text-sm *:border-b *:px-2 *:py-0 hover:bg-muted has-[a:focus-visible]:bg-muted",
        props.isLeaving && "text-muted-foreground line-through",
      )}
    >
      <td className="sticky left-0 z-[5] truncate bg-inherit !pl-4">
        <Link
          href={`/${teamSlug}${loggedModelPath(model.id)}`}
          prefetch={false}
          title={showBlanks(model.name)}
          className="rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
        >
          {model.name}
        </Link>
        {model.modelType !== "" && (
          <span className="ml-2 text-xs text-muted-foreground">{model.modelType}</span>
        )}
      </td>
      <td className="truncate">
        <SourceRun runId={model.sourceRunId} name={model.runName} teamSlug={teamSlug} />
      </td>
      <td>
        <RegisteredAs versions={model.versions} teamSlug={teamSlug} />
      </td>
      <td className="truncate">
        <ModelStatus status={model.status} className="*:[span]:max-sm:sr-only" />
      </td>
      {props.metrics.map(({ key, format }) => (
        <td key={key} className="numeric truncate text-right">
          <MetricValue metric={latestOf(model, key)} format={format} />
        </td>
      ))}
      <td className="truncate">
        <RelativeTime at={model.createdAtMs} />
      </td>
      <td aria-hidden />
    </tr>
  );
});

/** The newest version made of a model; older ones on hover. */
function RegisteredAs({ versions, teamSlug }: { versions: ListedModel["versions"]; teamSlug: string }) {
  const [newest, ...older] = versions;
  if (newest === undefined) return <span className="text-muted-foreground/60">–</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Link
        href={`/${teamSlug}${versionPath(newest.name, newest.version)}`}
        prefetch={false}
        title={`${newest.name}, version ${newest.version}`}
        className="flex min-w-0 gap-1.5 hover:underline"
      >
        <span className="truncate">{showBlanks(newest.name)}</span>
        <span className="numeric text-link">v{newest.version}</span>
      </Link>
      {older.length > 0 && (
        <span
          className="numeric text-xs text-muted-foreground"
          title={older.map(({ name, version }) => `${name}, version ${version}`).join("\n")}
        >
          +{older.length}
        </span>
      )}
    </span>
  );
}

/** A value with, on hover, every digit, its step and what it was measured on. */
function MetricValue({ metric, format }: { metric: LoggedModelMetric | undefined; format: NumberFormat }) {
  if (metric === undefined) return <span className="text-muted-foreground/60">–</span>;
  const { value, step, dataset } = metric;
  const on = dataset === undefined ? "" : ` on ${dataset.name}`;
  return <span title={`${formatExactNumber(value)} at step ${step}${on}`}>{format(value)}</span>;
}
