import { ChevronRightIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Activity } from "#server/domain/activity/schema.ts";
import type { FoundRun } from "#server/domain/runs/read.ts";
import { ActivityList } from "./activity-list.tsx";
import { ConnectPanel } from "./connect-panel.tsx";
import { LiveHome } from "./live-home.tsx";
import { RecentRuns } from "./recent-runs.tsx";
import { SampleLink } from "./sample-link.tsx";

/** A team's first page: what trained lately, what teammates did, how to connect. A team without runs is shown how first. */
export function Home(props: {
  runs: FoundRun[];
  activity: Activity[];
  experimentNames: Readonly<Record<number, string>>;
  address: string;
}) {
  const { runs, activity, experimentNames, address } = props;
  const isNew = runs.length === 0;
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <LiveHome />
      <Section title={isNew ? "Log your first run" : "Recent runs"}>
        {isNew ? (
          <>
            <ConnectPanel address={address} />
            <SampleLink />
          </>
        ) : (
          <RecentRuns first={runs} experimentNames={experimentNames} />
        )}
      </Section>
      <Section title="Activity">
        <ActivityList first={activity} />
      </Section>
      {!isNew && (
        <details className="group min-w-0">
          <summary className="mb-3 flex cursor-pointer list-none items-center gap-1.5 font-medium [&::-webkit-details-marker]:hidden">
            <ChevronRightIcon aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            Connect a client
          </summary>
          <ConnectPanel address={address} />
        </details>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-lg font-medium">{title}</h2>
      {children}
    </section>
  );
}
