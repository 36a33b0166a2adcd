import type { Metadata } from "next";
import { InvitationList } from "#components/settings/invitation-list.tsx";
import { Invite } from "#components/settings/invite.tsx";
import { MemberTable } from "#components/settings/member-table.tsx";
import { Section } from "#components/settings/section.tsx";
import { mayTry } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { configuredProviders } from "#server/auth/sso/providers.ts";
import { listInvitations, listMembers } from "#server/domain/teams/index.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const mayInvite = mayTry(caller, "invitation.create");
  const [members, invitations] = await Promise.all([
    listMembers(caller, {}),
    mayInvite ? listInvitations(caller, {}) : [],
  ]);
  const signsInByLink = configuredProviders().length === 0;
  return (
    <>
      {mayInvite && (
        <Section title="Invite" says="A link brings somebody into this team with the role you choose.">
          <Invite needsEmail={signsInByLink} />
          <InvitationList invitations={invitations} />
        </Section>
      )}
      <Section title="Members">
        <MemberTable members={members} signsInByLink={signsInByLink} />
      </Section>
    </>
  );
}
