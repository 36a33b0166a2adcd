import { eq } from "drizzle-orm";
import { teams, tokens } from "#db/schema/index.ts";
import { scopes } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";
import { parse } from "#server/core/operation.ts";
import { createServiceToken, createTokenFor } from "#server/domain/tokens/create.ts";
import { revokeToken } from "#server/domain/tokens/revoke.ts";
import { CreateToken, RevokeToken } from "#server/domain/tokens/schema.ts";
import { Email } from "#server/domain/teams/schema.ts";
import type { Command } from "../command.ts";
import { oneOf, operatorIn, optional, readLine, required, UsageError } from "../command.ts";
import { readDays } from "../days.ts";

export const createTokenCommand: Command = {
  words: "token create",
  takes: `--team <team> (--email <email> | --service <name>) --scope ${scopes.join("|")} [--expires 30d] [--name <name>]`,
  says: "Prints a new token: a member's own, or a service token that belongs to the team.",
  prepare(rest) {
    const text = { type: "string" } as const;
    const { options } = readLine(rest, 0, {
      team: text,
      email: text,
      service: text,
      scope: text,
      expires: text,
      name: text,
    });
    const team = required(options, "team");
    const email = optional(options, "email");
    const service = optional(options, "service");
    if ((email === undefined) === (service === undefined))
      throw new UsageError("Give either --email or --service.");
    const unverified = {
      name: service ?? optional(options, "name") ?? "command line",
      scope: oneOf(options, "scope", scopes),
      expiresInDays: readDays(optional(options, "expires")),
    };
    return async () => {
      const input = parse(CreateToken, unverified);
      const caller = await operatorIn(team);
      const { id, token } =
        email === undefined
          ? await createServiceToken(caller, input)
          : await createTokenFor(caller, { ...input, email: parse(Email, email) });
      return { answer: token, says: `This is token ${id}. To end it: token revoke ${id}` };
    };
  },
};

export const revokeTokenCommand: Command = {
  words: "token revoke",
  takes: "<id>",
  says: "Ends a token, at once in every process. Settings → Tokens shows the ids.",
  prepare(rest) {
    const [unverified] = readLine(rest, 1).places;
    return async () => {
      const { id } = parse(RevokeToken, { id: Number(unverified) });
      const [team] = await database()
        .select({ slug: teams.slug })
        .from(tokens)
        .innerJoin(teams, eq(teams.id, tokens.teamId))
        .where(eq(tokens.id, id));
      if (team === undefined) throw notFound(`There is no token with the id ${id}.`);
      await revokeToken(await operatorIn(team.slug), { id });
      return { says: `Token ${id} works no more.` };
    };
  },
};
