"use client";

import { useRouter } from "next/navigation";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { modelPath } from "./address.ts";
import { AliasBadge } from "./alias-badges.tsx";
import { championFirst } from "./alias-order.ts";
import { useModelLive } from "./use-model.ts";
import { useVersionPage } from "./version-context.tsx";
import { VersionMenu } from "./version-menu.tsx";

/** What a version is, in two lines: its number, the aliases that point at it, its stage, by whom and when; and what can be done with it. */
export function VersionHeader() {
  const { model, version, results, isGone } = useVersionPage();
  const { team } = useFrame();
  const router = useRouter();
  useModelLive(model.id, [{ version, results }]);
  return (
    <div className="flex items-start gap-4 px-4 pt-4 pb-3">
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h2 className="text-xl font-semibold tracking-tight">Version {version.version}</h2>
          {championFirst(version.aliases, (alias) => alias).map((alias) => (
            <AliasBadge key={alias} alias={alias} />
          ))}
          {version.stage !== "None" && <Badge variant="secondary">{version.stage}</Badge>}
        </div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">
          <span className="max-w-full truncate" title={version.name}>
            of {version.name}
          </span>
          <span aria-hidden>·</span>
          <span>
            registered <RelativeTime at={version.createdAtMs} /> by {version.createdBy.name}
          </span>
        </p>
      </div>
      {!isGone && (
        <VersionMenu
          model={model}
          version={version}
          onDeleted={() => router.replace(`/${team.slug}${modelPath(version.name)}`)}
        />
      )}
    </div>
  );
}
