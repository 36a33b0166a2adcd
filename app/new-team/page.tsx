import type { Metadata } from "next";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { NewTeam } from "#components/auth/new-team.tsx";
import { pagePerson } from "#server/auth/page-caller.ts";
import { settings } from "#server/core/env.ts";

export const metadata: Metadata = { title: "New team" };

export default async function NewTeamPage() {
  await pagePerson("/new-team");
  return (
    <AuthFrame title="New team">
      <NewTeam address={settings.publicUrl} />
    </AuthFrame>
  );
}
