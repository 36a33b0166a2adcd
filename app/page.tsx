import Link from "next/link";
import { redirect } from "next/navigation";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { pagePerson } from "#server/auth/page-caller.ts";
import { findRunPath } from "./find-run.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Leads to the person's first team, or with `?run=` to the page of that run in whichever of their teams it is. */
export default async function Start({ searchParams }: Props) {
  const { run } = await searchParams;
  const runId = typeof run === "string" ? run : undefined;
  const person = await pagePerson(runId === undefined ? "/" : `/?run=${encodeURIComponent(runId)}`);
  const runPath = runId === undefined ? undefined : await findRunPath(person, runId);
  if (runPath !== undefined) redirect(runPath);
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
