import { createTeam } from "#server/domain/teams/create.ts";
import type { Command } from "../command.ts";
import { operator, optional, readLine } from "../command.ts";

export const createTeamCommand: Command = {
  words: "team create",
  takes: "<team> [--name <name>]",
  says: "Creates a team; <team> is its part of every address, such as fraud-detection.",
  prepare(rest) {
    const { places, options } = readLine(rest, 1, { name: { type: "string" } });
    const [slug = ""] = places;
    return async () => {
      const team = await createTeam(operator, { slug, name: optional(options, "name") });
      return {
        says: `The team ${team.slug} is there. Add its first owner: member add ${team.slug} <email> --role owner`,
      };
    };
  },
};
