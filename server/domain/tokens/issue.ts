import type { z } from "zod";
import { tokens } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import type { Tx } from "#server/core/database.ts";
import { hashSecret } from "#server/core/secret.ts";
import type { CreateToken } from "./schema.ts";
import { makeToken, prefixOf } from "./secret.ts";

/** Makes a token and stores its hash; the answer is the only time the token itself is seen. */
export async function issueToken(
  tx: Tx,
  caller: Caller,
  personId: number | null,
  input: z.output<typeof CreateToken>,
  now: Date,
) {
  const token = makeToken(caller.team.id);
  const { name, scope, expiresInDays } = input;
  const expiresAt =
    expiresInDays === undefined ? null : new Date(now.getTime() + Math.round(expiresInDays * 86_400_000));
  const [issued] = await tx
    .insert(tokens)
    .values({
      teamId: caller.team.id,
      tokenHash: hashSecret(token),
      prefix: prefixOf(token),
      name,
      personId,
      scope,
      createdBy: caller.actor,
      createdAt: now,
      expiresAt,
    })
    .returning({ id: tokens.id });
  if (issued === undefined) throw new Error("the token was not inserted");
  const change = {
    subject: { kind: "token", id: String(issued.id) },
    after: { name, scope, personId, expiresAt },
  };
  return { answer: { id: issued.id, token, expiresAt }, change };
}
