"use client";

import { ArchiveIcon, ArchiveRestoreIcon, BoxIcon } from "lucide-react";
import { useMay } from "#components/common/frame/use-may.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useLoggedModelPage } from "./logged-model-context.tsx";
import { ModelStatus } from "./model-status.tsx";
import { SourceRun } from "./source-run.tsx";
import { useLoggedModelChanges } from "./use-logged-model-changes.ts";
import { useLoggedModelLive } from "./use-logged-model-live.ts";

/** What a logged model is, in two lines: its name, how far its files are, when, by whom and by which run it was logged. */
export function LoggedModelHeader() {
  const { model, teamSlug, sourceRunName } = useLoggedModelPage();
  useLoggedModelLive(model.id);
  const changes = useLoggedModelChanges(model.id);
  const isArchived = model.lifecycleStage === "deleted";
  const mayMove = useMay(isArchived ? "loggedModel.restore" : "loggedModel.delete");
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-4 pb-3">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <div className="flex min-w-0 items-center gap-2">
          <BoxIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <h2 className="min-w-0 truncate text-xl font-semibold" title={model.name}>
            {model.name}
          </h2>
          {model.modelType !== "" && (
            <Badge variant="secondary" title={model.modelType} className="max-w-40">
              <span className="truncate">{model.modelType}</span>
            </Badge>
          )}
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm text-muted-foreground">
          <ModelStatus status={model.status} />
          <RelativeTime at={model.createdAtMs} />
          <span aria-hidden>·</span>
          <span className="max-w-48 truncate">{model.createdBy.name}</span>
          {model.sourceRunId !== "" && (
            <>
              <span aria-hidden>·</span>
              <span className="max-w-full min-w-0 sm:max-w-80">
                <SourceRun runId={model.sourceRunId} name={sourceRunName} teamSlug={teamSlug} />
              </span>
            </>
          )}
          {isArchived && <span className="text-warning">Archived</span>}
        </div>
      </div>
      {mayMove && (
        <Button
          size="sm"
          variant="outline"
          onClick={() => void (isArchived ? changes.restore() : changes.archive())}
        >
          {isArchived ? <ArchiveRestoreIcon /> : <ArchiveIcon />}
          {isArchived ? "Restore" : "Archive"}
        </Button>
      )}
    </div>
  );
}
