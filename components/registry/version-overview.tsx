"use client";

import type { Folder } from "#components/artifacts/read-folder.ts";
import { EmptyState } from "#components/common/empty-state.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { PlaceLink } from "#components/common/frame/place-link.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { NoteCard } from "#components/common/note-card.tsx";
import { ParamList } from "#components/common/param-list.tsx";
import { TagList } from "#components/common/tag-list.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { ModelCode } from "#components/models/model-code.tsx";
import { WhatFilesSay } from "#components/models/model-files.tsx";
import { ModelMetrics } from "#components/models/model-metrics.tsx";
import { Button } from "#components/ui/button.tsx";
import type { VersionResults } from "#server/domain/registry/schema.ts";
import { modelPath } from "./address.ts";
import { useRegistryChanges } from "./use-registry-changes.ts";
import { useVersionPage } from "./version-context.tsx";
import { VersionRail } from "./version-rail.tsx";
import { lookupOf, uriOf } from "./version-uri.ts";

/** A version at one glance: what it is for, how it did, how to load it, what its files say, and what it stems from. */
export function VersionOverview({ files }: { files: Folder }) {
  const page = useVersionPage();
  const { team } = useFrame();
  const { version, results } = page;
  const { registry } = useTRPCClient();
  const change = useRegistryChanges();
  const mayDescribe = useMay("modelVersion.update");
  const mayTag = useMay("modelVersion.setTag");
  const mayRemoveTag = useMay("modelVersion.deleteTag");
  const at = { name: version.name, version: version.version };
  if (page.isGone) return <Gone name={version.name} />;
  return (
    <div className="grid gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0 space-y-4">
        <NoteCard
          noun="description"
          invites="Add a description: what is new in this version, and what to watch"
          note={version.description}
          onSave={
            mayDescribe
              ? (description) => void change(() => registry.updateVersion.mutate({ ...at, description }))
              : undefined
          }
        />
        <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
          <ModelMetrics
            metrics={measured(results)}
            teamSlug={team.slug}
            empty="Neither the run nor the logged model of this version has a metric here."
          />
          <ParamList
            params={results?.params ?? []}
            empty="Neither the run nor the logged model of this version has a param here."
          />
        </div>
        <ModelCode uri={uriOf(version)} lookup={lookupOf(version)} />
        <WhatFilesSay files={files} teamSlug={team.slug} isGrowing={false} />
        <TagList
          tags={version.tags}
          empty="This version has no tag."
          command={`client.set_model_version_tag(${JSON.stringify(at.name)}, "${at.version}", "validated", "yes")`}
          onSet={
            mayTag ? (tag) => void change(() => registry.setVersionTag.mutate({ ...at, tag })) : undefined
          }
          onRemove={
            mayRemoveTag
              ? (key) => void change(() => registry.deleteVersionTag.mutate({ ...at, key }))
              : undefined
          }
        />
      </div>
      <aside aria-label="About the version" className="min-w-0 lg:border-l lg:pl-4">
        <VersionRail page={page} teamSlug={team.slug} />
      </aside>
    </div>
  );
}

/** By which run a logged model was measured is said on its own page. */
const measured = (results: VersionResults | undefined) =>
  (results?.metrics ?? []).map(({ key, value, step, dataset, of }) => {
    return { key, value, step, dataset, runId: of === "run" ? results?.run?.id : undefined };
  });

/** Stands in the place of a version that was deleted while it was looked at. */
function Gone({ name }: { name: string }) {
  const { team } = useFrame();
  return (
    <EmptyState
      title="This version is not there any more"
      action={
        <Button asChild variant="outline">
          <PlaceLink href={`/${team.slug}${modelPath(name)}`}>Show the model</PlaceLink>
        </Button>
      }
    >
      Somebody has deleted it, or deleted or renamed its model.
    </EmptyState>
  );
}
