import type { Metadata } from "next";
import { AcceptInvitation } from "#components/auth/accept-invitation.tsx";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { SignInFirst } from "#components/auth/sign-in-first.tsx";
import { findPagePerson } from "#server/auth/page-caller.ts";
import { configuredProviders } from "#server/auth/sso/providers.ts";

export const metadata: Metadata = { title: "Invitation" };

export default async function AcceptPage() {
  const person = await findPagePerson();
  const signsInFirst = person === undefined && configuredProviders().length > 0;
  return (
    <AuthFrame title="You are invited to a team">
      {signsInFirst ? (
        <SignInFirst />
      ) : (
        <AcceptInvitation
          me={person === undefined ? undefined : { name: person.name, email: person.email }}
        />
      )}
    </AuthFrame>
  );
}
