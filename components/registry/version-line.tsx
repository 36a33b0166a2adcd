"use client";

import Link from "next/link";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { formatExactNumber } from "#components/common/format/number.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { firstLine } from "#components/experiments/note.ts";
import type { LaidColumn } from "#components/run-table/run-line.tsx";
import type { RegisteredModel, VersionMetric, VersionResults } from "#server/domain/registry/schema.ts";
import { versionPath } from "./address.ts";
import { AliasBadge } from "./alias-badges.tsx";
import { championFirst } from "./alias-order.ts";
import { usesStages } from "./stages.ts";
import { valueOf } from "./version-columns.ts";
import { VersionMenu } from "./version-menu.tsx";
import type { VersionRow } from "./version-rows.ts";

/** A version of a model: its number and aliases, what it reached, where it stems from, by whom and when. */
export function VersionLine(props: {
  model: RegisteredModel;
  row: VersionRow;
  columns: readonly LaidColumn[];
  selected: boolean;
  onSelect: (version: number) => void;
}) {
  const { model, row, selected } = props;
  const { version, results } = row;
  const { team } = useFrame();
  return (
    <tr
      aria-selected={selected}
      className="h-10 bg-card hover:bg-muted aria-selected:bg-selected *:border-b *:px-3"
    >
      <td className="sticky left-0 z-[5] bg-inherit">
        <span className="flex items-center gap-2.5">
          <input
            type="checkbox"
            aria-label={`Select version ${version.version}`}
            checked={selected}
            onChange={() => props.onSelect(version.version)}
            className="size-3.5 cursor-pointer accent-primary"
          />
          <Link
            href={`/${team.slug}${versionPath(version.name, version.version)}`}
            prefetch={false}
            className="numeric rounded-sm font-medium whitespace-nowrap outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
          >
            Version {version.version}
          </Link>
          {version.description !== "" && (
            <span
              className="max-w-56 truncate text-muted-foreground max-lg:hidden"
              title={firstLine(version.description)}
            >
              {firstLine(version.description)}
            </span>
          )}
        </span>
      </td>
      <td>
        <span className="flex max-w-72 flex-wrap items-center gap-1 py-1">
          {championFirst(version.aliases, (alias) => alias).map((alias) => (
            <AliasBadge key={alias} alias={alias} />
          ))}
        </span>
      </td>
      {usesStages(model) && (
        <td className="text-muted-foreground">{version.stage === "None" ? "" : version.stage}</td>
      )}
      {props.columns.map((laid) => (
        <ValueCell key={laid.column.name} value={valueOf(row, laid.column)} laid={laid} />
      ))}
      <td>
        <SourceRun run={results?.run} />
      </td>
      <td
        className="text-right whitespace-nowrap text-muted-foreground"
        title={`by ${version.createdBy.name}`}
      >
        <RelativeTime at={version.createdAtMs} />
      </td>
      <td className="max-w-32 truncate text-muted-foreground" title={version.createdBy.name}>
        {version.createdBy.name}
      </td>
      <td className="w-10">
        <VersionMenu model={model} version={version} />
      </td>
    </tr>
  );
}

function ValueCell({ value, laid }: { value: VersionMetric | string | undefined; laid: LaidColumn }) {
  if (value === undefined) return <td className="text-right text-muted-foreground/60">–</td>;
  if (typeof value === "string") {
    return (
      <td className="max-w-40 truncate text-right font-mono text-xs" title={value}>
        {value}
      </td>
    );
  }
  return (
    <td className="numeric text-right" title={describeMetric(value)}>
      {laid.format(value.value)}
    </td>
  );
}

/** The number in full, its step, and what it was measured on. */
export function describeMetric({ value, step, dataset, of }: VersionMetric): string {
  const on = dataset === undefined ? "" : ` on ${dataset.name}`;
  return `${formatExactNumber(value)} at step ${step}${on}, of the ${of === "run" ? "run" : "logged model"}`;
}

/** The run a version was trained in, as far as the team has it. */
export function SourceRun({ run }: { run: VersionResults["run"] }) {
  const { team } = useFrame();
  if (run === undefined) return <span className="text-muted-foreground">not recorded</span>;
  return (
    <Link
      href={`/${team.slug}/runs/${run.id}`}
      prefetch={false}
      title={run.name}
      className="flex max-w-48 items-center gap-2 hover:underline"
    >
      <RunDot runId={run.id} />
      <span className="truncate">{run.name}</span>
    </Link>
  );
}
