import type { Metadata } from "next";
import Link from "next/link";
import { LeaveTeam } from "#components/settings/leave-team.tsx";
import { RemoveSample } from "#components/settings/remove-sample.tsx";
import { RenameTeam } from "#components/settings/rename-team.tsx";
import { Section } from "#components/settings/section.tsx";
import { Button } from "#components/ui/button.tsx";
import { mayTry } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getTeam } from "#server/domain/teams/index.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function TeamSettingsPage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const team = await getTeam(caller, {});
  return (
    <>
      <Section title="Team" says={`Its address stays /${team.slug}, so that links and scripts keep working.`}>
        <RenameTeam name={team.name} />
      </Section>
      <Section title="Another team" says="A team of your own, apart from this one; you become its owner.">
        <Button asChild variant="outline" className="w-fit">
          <Link href="/new-team">New team</Link>
        </Button>
      </Section>
      <Section
        title="Leave"
        isDanger
        says="You are out at once, and your personal tokens of this team end for good. Your runs stay."
      >
        <LeaveTeam team={team.name} />
      </Section>
      {team.isSample && mayTry(caller, "team.removeSample") && (
        <Section
          title="Remove"
          isDanger
          says="The sample shows runs and models that were really trained. Nothing else depends on it."
        >
          <RemoveSample slug={team.slug} />
        </Section>
      )}
    </>
  );
}
