import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import { forbidden } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { UpdatePerson } from "./schema.ts";

/** Changes one's own name, in every team. A sign-in at a provider brings its name back. */
export const updatePerson = mutation({
  action: "person.update",
  input: UpdatePerson,
  async handle({ tx, caller: { actor }, input, record }) {
    if (actor.kind !== "person") throw forbidden("Only a person who is signed in has a name to change.");
    await tx.update(people).set({ name: input.name }).where(eq(people.id, actor.personId));
    await record({
      subject: { kind: "member", id: String(actor.personId) },
      before: { name: actor.name },
      after: { name: input.name },
    });
    return { name: input.name };
  },
});
