import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { ProviderButton } from "#components/auth/provider-button.tsx";
import { Refusal } from "#components/auth/refusal.tsx";
import { explainSignInError } from "#components/auth/sign-in-errors.ts";
import { KeepWantedPage } from "#components/auth/wanted-page.tsx";
import { CodeBlock } from "#components/common/code-block.tsx";
import { localPath } from "#server/auth/local-path.ts";
import { findPagePerson } from "#server/auth/page-caller.ts";
import { configuredProviders } from "#server/auth/sso/providers.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { to, error } = await searchParams;
  const code = typeof error === "string" ? error : undefined;
  const path = localPath(to);
  if (code === undefined && (await findPagePerson()) !== undefined) redirect(path);
  const providers = configuredProviders();
  return (
    <AuthFrame title="Sign in to Saigen">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Refusal>{explainSignInError(code)}</Refusal>
        {providers.map(({ id, label }, index) => (
          <ProviderButton key={id} provider={id} label={label} to={path} isFirst={index === 0} />
        ))}
        {providers.length === 0 && <ByLink />}
        <KeepWantedPage path={path} />
      </div>
    </AuthFrame>
  );
}

function ByLink() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 text-muted-foreground">
      <p>
        You sign in with a one-time link. The first one was printed when the server started; an owner of your
        team makes others under Settings → Members, and whoever runs the server by this command:
      </p>
      <CodeBlock code="npm run -s admin -- sign-in-link you@example.org" />
    </div>
  );
}
