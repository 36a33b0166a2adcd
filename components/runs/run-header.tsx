"use client";

import { ArchiveIcon, ArchiveRestoreIcon, GitCompareArrowsIcon } from "lucide-react";
import Link from "next/link";
import { EditableName } from "#components/common/editable-name.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { LiveMark } from "./live-mark.tsx";
import { useRunPage } from "./run-context.tsx";
import type { RunDetails } from "./run-details.ts";
import { RunDuration } from "./run-duration.tsx";
import { useRunChanges } from "./use-run-changes.ts";
import { useRunsLive } from "./use-run-live.ts";

/** Longest name the server takes, in characters. */
const nameLengthMax = 250;

/** What a run is, in two lines: its name, how it goes, since when, by whom; and what can be done with it. */
export function RunHeader() {
  const { run, teamSlug } = useRunPage();
  const changes = useRunChanges(run.id);
  const state = useRunsLive([run]);
  const archived = run.lifecycleStage === "deleted";
  const mayUpdate = useMay("run.update") && !archived;
  const mayArchive = useMay("run.delete");
  const live = run.status === "RUNNING" || state === "waiting";
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-4 pb-3">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <div className="flex min-w-0 items-center gap-2">
          <RunDot runId={run.id} />
          <EditableName
            of="run"
            name={run.name}
            lengthMax={nameLengthMax}
            onRename={mayUpdate ? (name) => void changes.rename(name) : undefined}
          />
        </div>
        <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">
          <StatusBadge status={run.status} />
          <RunTime run={run} />
          <span aria-hidden>·</span>
          <RunDuration startTimeMs={run.startTimeMs} endTimeMs={run.endTimeMs} />
          {run.userId !== "" && (
            <>
              <span aria-hidden>·</span>
              <span className="max-w-48 truncate">{run.userId}</span>
            </>
          )}
          {live && <LiveMark state={state} />}
          {archived && <span className="text-warning">Archived</span>}
        </div>
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <Button asChild size="sm" variant="outline">
          <Link href={`/${teamSlug}/compare?runs=${run.id}`}>
            <GitCompareArrowsIcon />
            Compare
          </Link>
        </Button>
        {mayArchive && (
          <Button
            size="sm"
            variant="outline"
            onClick={() => void (archived ? changes.restore() : changes.archive())}
          >
            {archived ? <ArchiveRestoreIcon /> : <ArchiveIcon />}
            {archived ? "Restore" : "Archive"}
          </Button>
        )}
      </div>
    </div>
  );
}

/** When it ended or, until then, when it started. */
function RunTime({ run }: { run: RunDetails }) {
  if (run.endTimeMs !== null) return <RelativeTime at={run.endTimeMs} />;
  return (
    <span>
      started <RelativeTime at={run.startTimeMs} />
    </span>
  );
}
