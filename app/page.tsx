import Link from "next/link";
import { redirect } from "next/navigation";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { pagePerson } from "#server/auth/page-caller.ts";

/** Leads to the person's first team. */
export default async function Start() {
  const person = await pagePerson("/");
  const [first] = person.memberships;
  if (first !== undefined) redirect(`/${first.slug}`);
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        title="You are not in a team yet"
        action={
          <Button asChild variant="outline">
            <Link href="/new-team">Make a team of your own</Link>
          </Button>
        }
      >
        You are signed in as {person.email}. Ask an owner of a team for an invitation, then open its link
        here.
      </EmptyState>
    </main>
  );
}
