import type { Metadata } from "next";
import { EmptyState } from "#components/common/empty-state.tsx";
import { GroupTable } from "#components/settings/group-table.tsx";
import { ProviderList } from "#components/settings/provider-list.tsx";
import { Section } from "#components/settings/section.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getSsoState } from "#server/auth/sso/state.ts";

export const metadata: Metadata = { title: "Single sign-on" };

const example = `OIDC_ISSUER=https://login.example.org/realms/main
OIDC_CLIENT_ID=saigen
OIDC_CLIENT_SECRET=…
SSO_TEAM_MAP=ml-fraud=fraud:member,ml-leads=fraud:owner`;

export default async function SsoPage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const { providers, allowedDomains, groupsClaim, groups } = await getSsoState(caller, {});
  if (providers.length === 0) {
    return (
      <EmptyState title="Single sign-on is not set up" command={example}>
        People sign in by one-time links. Whoever runs the server connects a provider by settings such as
        these, in .env or the environment.
      </EmptyState>
    );
  }
  const domains =
    allowedDomains.length === 0 ? "any domain the provider verifies" : allowedDomains.join(", ");
  return (
    <>
      <Section
        title="Providers"
        says={`People with an address of ${domains} get an account at their first sign-in.`}
      >
        <ProviderList providers={providers} />
      </Section>
      <Section
        title="Groups of this team"
        says={
          <>
            Applied anew at each sign-in from the claim <code>{groupsClaim}</code>: the highest role wins, and
            leaving a group ends the membership it gave.
          </>
        }
      >
        {groups.length === 0 ? (
          <p className="text-muted-foreground">No group leads into this team; its members are invited.</p>
        ) : (
          <GroupTable groups={groups} />
        )}
      </Section>
    </>
  );
}
