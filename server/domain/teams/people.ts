import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { Reader, Tx } from "#server/core/database.ts";
import { joinSample } from "./join-sample.ts";

const columns = { id: people.id, email: people.email, name: people.name };

/** The person of an address, which must be in lower case. */
export async function findPerson(db: Reader, email: string) {
  const [person] = await db.select(columns).from(people).where(eq(people.email, email));
  return person;
}

/** The person of an address; one who is not known yet comes into being, named after the address unless a name is given. */
export async function ensurePerson(tx: Tx, given: { email: string; name?: string | undefined }, now: Date) {
  const name = given.name ?? given.email.slice(0, given.email.indexOf("@"));
  const [created] = await tx
    .insert(people)
    .values({ email: given.email, name, createdAt: now })
    .onConflictDoNothing({ target: people.email })
    .returning(columns);
  if (created !== undefined) await joinSample(tx, created.id);
  const person = created ?? (await findPerson(tx, given.email));
  if (person === undefined) throw new Error("a person vanished while they were looked up");
  return person;
}
