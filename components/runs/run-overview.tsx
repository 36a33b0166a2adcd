"use client";

import { useQuery } from "@tanstack/react-query";
import { useMay } from "#components/common/frame/use-may.ts";
import { NoteCard } from "#components/common/note-card.tsx";
import { ParamList } from "#components/common/param-list.tsx";
import { TagList } from "#components/common/tag-list.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import type { RunDataset } from "#server/domain/data/schema.ts";
import { HeadlineMetrics } from "./headline-metrics.tsx";
import { pickHeadlines } from "./headlines.ts";
import { MetricTable } from "./metric-table.tsx";
import { noteOf } from "./patches.ts";
import { directionsOf, useRunPage } from "./run-context.tsx";
import type { RunMetric } from "./run-details.ts";
import { RunModels } from "./run-models.tsx";
import { RunRail } from "./run-rail.tsx";
import { useRunChanges } from "./use-run-changes.ts";

/** A run at one glance: the metrics that matter, then everything it was given and has logged, and where it comes from. */
export function RunOverview(props: { initialMetrics: RunMetric[]; initialDatasets: RunDataset[] }) {
  const { run, teamSlug, experiment, parentName } = useRunPage();
  const changes = useRunChanges(run.id);
  const active = run.lifecycleStage === "active";
  const mayUpdate = useMay("run.update") && active;
  const mayTag = useMay("run.setTag") && active;
  const primary = experiment.tags.find(({ key }) => key === "mlflow.experiment.primaryMetric.name")?.value;
  const trpc = useTRPC();
  const { data: metrics } = useQuery(
    trpc.metrics.list.queryOptions(
      { runIds: [run.id] },
      { initialData: () => props.initialMetrics, staleTime: Infinity },
    ),
  );
  const { data: datasets } = useQuery(
    trpc.data.listRunDatasets.queryOptions(
      { runIds: [run.id] },
      { initialData: () => new Map([[run.id, props.initialDatasets]]), staleTime: Infinity },
    ),
  );
  const keys = pickHeadlines(
    metrics.map(({ key }) => key),
    primary,
  );
  const headlines = keys.flatMap((key) => metrics.find((metric) => metric.key === key) ?? []);
  return (
    <div className="grid gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0 space-y-4">
        {headlines.length > 0 && (
          <HeadlineMetrics metrics={headlines} directionOf={directionsOf(experiment.tags)} />
        )}
        <NoteCard
          noun="note"
          invites="Add a note: what was tried, what was learnt"
          note={noteOf(run)}
          onSave={mayUpdate ? (note) => void changes.describe(note) : undefined}
        />
        <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
          <MetricTable
            metrics={metrics}
            chartHref={(key) => `/${teamSlug}/runs/${run.id}/charts?chart=${encodeURIComponent(key)}`}
          />
          <ParamList
            params={run.params}
            empty="This run has logged no param."
            command={'mlflow.log_param("learning_rate", 0.01)'}
          />
        </div>
        <RunModels runId={run.id} teamSlug={teamSlug} />
        <TagList
          tags={run.tags}
          empty="This run has no tag."
          command={'mlflow.set_tag("stage", "candidate")'}
          onSet={mayTag ? (tag) => void changes.setTag(tag) : undefined}
          onRemove={mayTag ? (key) => void changes.removeTag(key) : undefined}
        />
      </div>
      <aside aria-label="About the run" className="min-w-0 lg:border-l lg:pl-4">
        <RunRail
          run={run}
          datasets={datasets.get(run.id) ?? []}
          teamSlug={teamSlug}
          experimentName={experiment.name}
          parentName={parentName}
        />
      </aside>
    </div>
  );
}
