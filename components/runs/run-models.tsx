"use client";

import { useQuery } from "@tanstack/react-query";
import { BoxIcon } from "lucide-react";
import Link from "next/link";
import { CardSection } from "#components/common/card-section.tsx";
import { CodeBlock } from "#components/common/code-block.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { loggedModelPath } from "#components/models/address.ts";
import { ModelStatus } from "#components/models/model-status.tsx";
import { RegistrationList } from "#components/models/registration-list.tsx";
import type { RunModel } from "#server/domain/data/schema.ts";

/** The models that a run made or read, and what was registered of it: of these models, or of its artifacts as MLflow 2 does. */
export function RunModels({ runId, teamSlug }: { runId: string; teamSlug: string }) {
  const trpc = useTRPC();
  const { data: models } = useQuery(trpc.data.listRunModels.queryOptions({ runId }));
  const { data: versions = [] } = useQuery(trpc.registry.listRegistrations.queryOptions({ runId }));
  return (
    <>
      <CardSection title="Models" count={models?.length}>
        {models === undefined ? (
          <Skeleton className="m-3 h-3 w-48" />
        ) : models.length === 0 ? (
          <div className="space-y-2 px-3 py-4 text-sm text-muted-foreground">
            <p>This run has logged no model.</p>
            <CodeBlock code={'mlflow.sklearn.log_model(model, name="model")'} />
          </div>
        ) : (
          <ul>
            {models.map((model) => (
              <ModelLine key={model.id} model={model} teamSlug={teamSlug} />
            ))}
          </ul>
        )}
      </CardSection>
      {versions.length > 0 && (
        <RegistrationList
          versions={versions}
          teamSlug={teamSlug}
          empty="No version was registered of this run."
          command={`mlflow.register_model("runs:/${runId}/model", "my-model")`}
        />
      )}
    </>
  );
}

function ModelLine({ model, teamSlug }: { model: RunModel; teamSlug: string }) {
  const { id, name, modelType, status, relation, step, createdAtMs } = model;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-b px-3 py-1.5 text-sm last:border-0 hover:bg-muted/50">
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <BoxIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <Link
          href={`/${teamSlug}${loggedModelPath(id)}`}
          title={name}
          className="min-w-0 truncate font-medium hover:underline"
        >
          {name}
        </Link>
        {modelType !== "" && <span className="truncate text-xs text-muted-foreground">{modelType}</span>}
      </span>
      {relation === "read" && <span className="text-xs text-muted-foreground">read, not made</span>}
      {step !== undefined && (
        <span className="numeric text-xs text-muted-foreground">step {step.toLocaleString("en-US")}</span>
      )}
      <ModelStatus status={status} />
      <span className="text-muted-foreground">
        <RelativeTime at={createdAtMs} />
      </span>
    </li>
  );
}
