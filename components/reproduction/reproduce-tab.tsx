import { CopyButton } from "#components/common/copy-button.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import type { Caller } from "#server/auth/caller.ts";
import { getReproduction } from "#server/domain/reproduction/index.ts";
import { GapList } from "./gap-list.tsx";
import { RecordedList } from "./recorded-list.tsx";
import { StepList } from "./step-list.tsx";

/** How to make a run again, and what nobody recorded. */
export async function ReproduceTab({ caller, runId }: { caller: Caller; runId: string }) {
  const { steps, gaps, script, params, datasets } = await getReproduction(caller, { runId });
  return (
    <div className="grid gap-6 p-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-labelledby="steps" className="min-w-0">
        <header className="mb-3 flex items-center gap-2">
          <h2 id="steps" className="text-lg font-medium">
            Steps
          </h2>
          {steps.length > 0 && (
            <span className="ml-auto flex items-center gap-1 text-sm text-muted-foreground">
              All as one script <CopyButton text={script} label="Copy all steps as a script for sh" />
            </span>
          )}
        </header>
        {steps.length > 0 ? <StepList steps={steps} /> : <NoSteps />}
      </section>
      <aside aria-label="What is recorded, and what is not" className="min-w-0 space-y-6">
        <GapList gaps={gaps} />
        <RecordedList params={params} datasets={datasets} />
      </aside>
    </div>
  );
}

function NoSteps() {
  return (
    <EmptyState title="Not enough is recorded" className="py-8">
      Record what is listed under “What is missing” with the next run, and the steps appear here.
    </EmptyState>
  );
}
