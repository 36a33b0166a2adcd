import type { Metadata } from "next";
import { Page } from "#components/common/frame/page.tsx";
import { activityInput } from "#components/home/activity-input.ts";
import { FollowClientLink } from "#components/home/follow-client-link.tsx";
import { Home } from "#components/home/home.tsx";
import { recentRunsInput } from "#components/home/recent-runs-input.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { settings } from "#server/core/env.ts";
import { listEvents } from "#server/domain/activity/index.ts";
import { searchExperiments } from "#server/domain/experiments/index.ts";
import { searchRuns } from "#server/domain/runs/index.ts";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const caller = await pageCaller(team);
  const [{ runs }, activity, { experiments }] = await Promise.all([
    searchRuns(caller, recentRunsInput),
    listEvents(caller, activityInput),
    searchExperiments(caller, { limit: 1_000 }),
  ]);
  const experimentNames = Object.fromEntries(experiments.map(({ id, name }) => [id, name]));
  return (
    <Page crumbs={[{ label: "Home" }]} width="text">
      <FollowClientLink />
      <Home runs={runs} activity={activity} experimentNames={experimentNames} address={settings.publicUrl} />
    </Page>
  );
}
