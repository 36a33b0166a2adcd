import { z } from "zod";

/** Who did something, as far as a reader needs it: a `person`, a service's `token`, or an `operator` of the server. */
export type Author = { kind: string; name: string };

const Stored = z
  .object({ kind: z.string(), name: z.string(), personName: z.string().nullish() })
  .transform(({ kind, name, personName }): Author => {
    return personName ? { kind: "person", name: personName } : { kind, name };
  })
  .catch({ kind: "unknown", name: "Somebody" });

/** The author in an actor that was stored. What a personal token did, its person did, called as they were then. */
export const readAuthor = (actor: unknown): Author => Stored.parse(actor);
