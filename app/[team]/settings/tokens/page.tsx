import type { Metadata } from "next";
import { EmptyState } from "#components/common/empty-state.tsx";
import { NewToken } from "#components/settings/new-token.tsx";
import { Section } from "#components/settings/section.tsx";
import { TokenTable } from "#components/settings/token-table.tsx";
import { mayTry } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { settings } from "#server/core/env.ts";
import { listTokens } from "#server/domain/tokens/index.ts";

export const metadata: Metadata = { title: "Tokens" };

export default async function TokensPage({ params }: { params: Promise<{ team: string }> }) {
  const caller = await pageCaller((await params).team);
  const tokens = await listTokens(caller, {});
  return (
    <>
      <Section
        title="New token"
        says="Scripts sign in with a token, in MLFLOW_TRACKING_TOKEN or as the password of Basic authentication. A personal token can do what you can, and ends when you leave the team."
      >
        <NewToken address={settings.publicUrl} />
      </Section>
      <Section title="Tokens">
        {tokens.length === 0 ? (
          <EmptyState title="No tokens yet">Those you make appear here, with their last use.</EmptyState>
        ) : (
          <TokenTable tokens={tokens} mayRevokeService={mayTry(caller, "token.createService")} />
        )}
      </Section>
    </>
  );
}
