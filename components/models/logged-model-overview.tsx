"use client";

import { useQuery } from "@tanstack/react-query";
import type { Folder } from "#components/artifacts/read-folder.ts";
import { SentenceSection } from "#components/common/card-section.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { ParamList } from "#components/common/param-list.tsx";
import { TagList } from "#components/common/tag-list.tsx";
import type { ModelVersion } from "#server/domain/registry/schema.ts";
import { useLoggedModelPage } from "./logged-model-context.tsx";
import { LoggedModelRail } from "./logged-model-rail.tsx";
import { ModelCode } from "./model-code.tsx";
import { WhatFilesSay } from "./model-files.tsx";
import { ModelMetrics } from "./model-metrics.tsx";
import { RegistrationList } from "./registration-list.tsx";
import { useLoggedModelChanges } from "./use-logged-model-changes.ts";
import { whyNotLoadable } from "./why-not-loadable.ts";

/** A logged model at one glance: how it did, what it was given, what became of it, how to use it, and what its files say. */
export function LoggedModelOverview(props: { initialVersions: ModelVersion[]; files: Folder }) {
  const { initialVersions, files } = props;
  const page = useLoggedModelPage();
  const { model, teamSlug } = page;
  const changes = useLoggedModelChanges(model.id);
  const isActive = model.lifecycleStage === "active";
  const mayTag = useMay("loggedModel.setTag") && isActive;
  const trpc = useTRPC();
  const { data: versions } = useQuery(
    trpc.registry.listRegistrations.queryOptions(
      { loggedModelIds: [model.id] },
      { initialData: () => initialVersions, staleTime: Infinity },
    ),
  );
  const uri = `models:/${model.id}`;
  const obstacle = whyNotLoadable(model);
  return (
    <div className="grid gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0 space-y-4">
        <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
          <ModelMetrics
            metrics={model.metrics}
            teamSlug={teamSlug}
            empty="This model was not measured yet."
            command={`mlflow.log_metric("accuracy", 0.93, model_id="${model.id}")`}
          />
          <ParamList
            params={model.params}
            empty="This model has no param."
            command={`mlflow.log_model_params({"depth": "3"}, model_id="${model.id}")`}
          />
        </div>
        <RegistrationList
          versions={versions}
          teamSlug={teamSlug}
          empty="No version was registered of this model yet. This registers one:"
          command={`mlflow.register_model("${uri}", "my-model")`}
        />
        {obstacle === undefined ? (
          <ModelCode uri={uri} lookup={{ call: `logged-models/${model.id}`, fields: {} }} />
        ) : (
          <SentenceSection title="Use it" says={obstacle} />
        )}
        <WhatFilesSay files={files} teamSlug={teamSlug} isGrowing={model.status === "PENDING"} />
        <TagList
          tags={model.tags}
          empty="This model has no tag."
          command={`mlflow.set_logged_model_tags("${model.id}", {"stage": "candidate"})`}
          onSet={mayTag ? (tag) => void changes.setTag(tag) : undefined}
          onRemove={mayTag ? (key) => void changes.removeTag(key) : undefined}
        />
      </div>
      <aside aria-label="About the model" className="min-w-0 lg:border-l lg:pl-4">
        <LoggedModelRail page={page} />
      </aside>
    </div>
  );
}
