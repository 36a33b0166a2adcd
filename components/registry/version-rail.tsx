import Link from "next/link";
import { CopyableCode } from "#components/common/copyable-code.tsx";
import { Fact } from "#components/common/fact.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { loggedModelPath } from "#components/models/address.ts";
import { SourceRun } from "#components/models/source-run.tsx";
import type { VersionPage } from "./version-context.tsx";

/** What a version stems from, and when: the facts beside it. */
export function VersionRail({ page, teamSlug }: { page: VersionPage; teamSlug: string }) {
  const { version, results } = page;
  return (
    <dl className="space-y-3 text-sm">
      <Fact label="Source run">
        <SourceRun runId={version.runId ?? ""} name={results?.run?.name} teamSlug={teamSlug} />
      </Fact>
      {version.loggedModelId !== null && (
        <Fact label="Logged model">
          <Link
            href={`/${teamSlug}${loggedModelPath(version.loggedModelId)}`}
            className="font-mono text-xs text-link hover:underline"
          >
            {version.loggedModelId.slice(0, 10)}
          </Link>
        </Fact>
      )}
      <Fact label="Registered">
        <RelativeTime at={version.createdAtMs} /> by {version.createdBy.name}
      </Fact>
      <Fact label="Last changed">
        <RelativeTime at={version.updatedAtMs} />
      </Fact>
      <Fact label="Registered from">
        <CopyableCode text={version.source} label="Copy what it was registered from" />
      </Fact>
      <Fact label="Files at">
        <CopyableCode text={version.downloadUri} label="Copy the address of the files" />
      </Fact>
    </dl>
  );
}
