import type { Command } from "./command.ts";
import { UsageError } from "./command.ts";
import { checkArtifactsCommand } from "./commands/artifacts.ts";
import { addMemberCommand, signInLinkCommand } from "./commands/members.ts";
import { createTeamCommand } from "./commands/teams.ts";
import { createTokenCommand, revokeTokenCommand } from "./commands/tokens.ts";

const commands: readonly Command[] = [
  createTeamCommand,
  addMemberCommand,
  createTokenCommand,
  revokeTokenCommand,
  signInLinkCommand,
  checkArtifactsCommand,
];

/** The command that a line begins with, and the words after its name. @throws UsageError */
export function findCommand(words: string[]): { command: Command; rest: string[] } {
  const line = words.join(" ");
  const command = commands.find((known) => line === known.words || line.startsWith(`${known.words} `));
  if (command === undefined) throw new UsageError(`There is no command "${words.slice(0, 2).join(" ")}".`);
  return { command, rest: words.slice(command.words.split(" ").length) };
}

/** What `--help` prints. */
export const usage = `Usage: npm run -s admin -- <command>

${commands.map(({ words, takes, says }) => `  ${words} ${takes}\n      ${says}`).join("\n\n")}

What is asked for (a token, a link) is printed alone; everything else goes to standard error.
Settings are those of the server: the environment and .env.
`;
