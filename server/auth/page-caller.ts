import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Caller } from "./caller.ts";
import { callerIn } from "./session-caller.ts";
import type { SignedIn } from "./sessions/find.ts";
import { findSignedIn } from "./sessions/find.ts";

/** Who looks at the page, once a request; undefined when nobody is signed in. */
export const findPagePerson = cache(async (): Promise<SignedIn | undefined> => findSignedIn(await headers()));

/** Who looks at the page and the teams they are in. Leads to sign-in, and back to `path`, when nobody is. */
export async function pagePerson(path = "/"): Promise<SignedIn> {
  const person = await findPagePerson();
  return person ?? redirect(`/sign-in?to=${encodeURIComponent(path)}`);
}

/** The caller of a team's page; a page that is not there for those who are not in the team. */
export async function pageCaller(teamSlug: string): Promise<Caller> {
  const person = await pagePerson((await headers()).get("x-path") ?? `/${teamSlug}`);
  return callerIn(person, teamSlug) ?? notFound();
}
