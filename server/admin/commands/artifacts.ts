import { asc } from "drizzle-orm";
import { teams } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { AppError } from "#server/core/errors.ts";
import {
  type ArtifactCheck,
  checkArtifacts,
  mendArtifacts,
  sweepOrphans,
} from "#server/domain/artifacts/index.ts";
import type { Command } from "../command.ts";
import { operatorIn, optional, readLine } from "../command.ts";
import { count, describeCheck, isClean } from "./artifact-findings.ts";

export const checkArtifactsCommand: Command = {
  words: "artifacts check",
  takes: "[--team <team>] [--deep] [--mend]",
  says: "Compares files with their stored bytes, of one team or all; --deep reads every byte, --mend mends what it safely can.",
  prepare(rest) {
    const { options } = readLine(rest, 0, {
      team: { type: "string" },
      deep: { type: "boolean" },
      mend: { type: "boolean" },
    });
    const team = optional(options, "team");
    const isDeep = options["deep"] === true;
    const mends = options["mend"] === true;
    return async () => {
      const slugs = team === undefined ? await listTeams() : [team];
      const sentences: string[] = [];
      const refused: string[] = [];
      let isMended = true;
      for (const slug of slugs) {
        const caller = await operatorIn(slug);
        const check = await checkArtifacts(caller, { isDeep });
        sentences.push(...describeCheck(slug, check));
        isMended &&= isClean(check) || (mends && check.damaged.length === 0);
        if (!mends || isClean(check)) continue;
        const { says, isRefused } = await mend(caller, check);
        sentences.push(says);
        if (isRefused) refused.push(slug);
      }
      if (mends && team === undefined) sentences.push(refused.length === 0 ? await sweep() : noSweep);
      return {
        answer: sentences.join("\n"),
        ...(refused.length > 0 && { says: `Not mended: ${refused.join(", ")}.` }),
        failed: !isMended || refused.length > 0,
      };
    };
  },
};

async function listTeams(): Promise<string[]> {
  const rows = await database().select({ slug: teams.slug }).from(teams).orderBy(asc(teams.slug));
  return rows.map(({ slug }) => slug);
}

/** A refusal is told with what was found, and the teams after it have their turn. */
async function mend(caller: Caller, check: ArtifactCheck): Promise<{ says: string; isRefused: boolean }> {
  try {
    return { says: await mendFound(caller, check), isRefused: false };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { says: `  Not mended: ${thrown.message}`, isRefused: true };
  }
}

async function mendFound(caller: Caller, check: ArtifactCheck): Promise<string> {
  const missing = check.missing.map(({ path, storeKey }) => ({ path, storeKey }));
  const { unlisted, discarded } = await mendArtifacts(caller, {
    missing,
    stray: check.stray.map(({ key }) => key),
  });
  const files = `${count(unlisted, "file")} without bytes ${unlisted === 1 ? "is" : "are"} listed no more`;
  const objects = `${count(discarded, "stored object")} that no file shows ${discarded === 1 ? "is" : "are"}`;
  return `  Mended: ${files}; ${objects} deleted by the server within minutes.`;
}

/** A store that is the wrong one for a team may be so for what belongs to none. */
const noSweep = "What removed teams and dead uploads left was not looked for, because a team was not mended.";

/** What removed teams and dead uploads left is in no team's check. */
async function sweep(): Promise<string> {
  const removed = await sweepOrphans(clock.now());
  return `Left by removed teams and uploads that died: ${count(removed, "stored object")} deleted.`;
}
