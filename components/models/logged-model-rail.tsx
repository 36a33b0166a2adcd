import Link from "next/link";
import { CopyableCode } from "#components/common/copyable-code.tsx";
import { Fact } from "#components/common/fact.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import type { LoggedModelPage } from "./logged-model-context.tsx";
import { SourceRun } from "./source-run.tsx";

/** Where, when and by whom: the facts beside a logged model. */
export function LoggedModelRail({ page }: { page: LoggedModelPage }) {
  const { model, teamSlug, experimentName, sourceRunName } = page;
  return (
    <dl className="space-y-3 text-sm">
      <Fact label="Experiment">
        <Link
          href={`/${teamSlug}/experiments/${model.experimentId}`}
          className="line-clamp-3 text-link hover:underline"
        >
          {experimentName}
        </Link>
      </Fact>
      <Fact label="Source run">
        <SourceRun runId={model.sourceRunId} name={sourceRunName} teamSlug={teamSlug} />
      </Fact>
      <Fact label="Logged">
        <RelativeTime at={model.createdAtMs} /> by {model.createdBy.name}
      </Fact>
      <Fact label="Last changed">
        <RelativeTime at={model.updatedAtMs} />
      </Fact>
      <Fact label="Model id">
        <CopyableCode text={model.id} label="Copy the model id" />
      </Fact>
      <Fact label="Files at">
        <CopyableCode text={model.artifactUri} label="Copy the address of the files" />
      </Fact>
    </dl>
  );
}
