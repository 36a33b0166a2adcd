import type { Metadata } from "next";
import { RenameMe } from "#components/settings/rename-me.tsx";
import { Section } from "#components/settings/section.tsx";
import { SessionList } from "#components/settings/session-list.tsx";
import { pageCaller, pagePerson } from "#server/auth/page-caller.ts";
import { listSessions } from "#server/auth/sessions/list.ts";

export const metadata: Metadata = { title: "You and your sessions" };

export default async function SessionsPage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const { sessionId, name, email } = await pagePerson();
  const sessions = await listSessions(caller, {});
  return (
    <>
      <Section title="You" says={`You sign in as ${email}.`}>
        <RenameMe name={name} />
      </Section>
      <Section
        title="Where you are signed in"
        says="They are yours, in every team. An ended session is refused at once."
      >
        <SessionList sessions={sessions} current={sessionId} />
      </Section>
    </>
  );
}
