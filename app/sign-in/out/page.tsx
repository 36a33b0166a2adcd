import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { SignOutButton } from "#components/auth/sign-out-button.tsx";
import { findPagePerson } from "#server/auth/page-caller.ts";

export const metadata: Metadata = { title: "Sign out" };

export default async function SignOutPage() {
  const person = await findPagePerson();
  if (person === undefined) redirect("/sign-in");
  return (
    <AuthFrame title="Sign out of Saigen?">
      <p className="text-center text-muted-foreground">You are signed in as {person.email}.</p>
      <SignOutButton />
    </AuthFrame>
  );
}
