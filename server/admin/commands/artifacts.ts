import { asc } from "drizzle-orm";
import { teams } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
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
      let isMended = true;
      for (const slug of slugs) {
        const caller = await operatorIn(slug);
        const check = await checkArtifacts(caller, { isDeep });
        sentences.push(...describeCheck(slug, check));
        if (mends && !isClean(check)) sentences.push(await mend(caller, check));
        isMended &&= isClean(check) || (mends && check.damaged.length === 0);
      }
      if (mends && team === undefined) sentences.push(await sweep());
      return { answer: sentences.join("\n"), failed: !isMended };
    };
  },
};

async function listTeams(): Promise<string[]> {
  const rows = await database().select({ slug: teams.slug }).from(teams).orderBy(asc(teams.slug));
  return rows.map(({ slug }) => slug);
}

async function mend(caller: Parameters<typeof mendArtifacts>[0], check: ArtifactCheck): Promise<string> {
  const missing = check.missing.map(({ path, storeKey }) => ({ path, storeKey }));
  const { unlisted, discarded } = await mendArtifacts(caller, {
    missing,
    stray: check.stray.map(({ key }) => key),
  });
  const files = `${count(unlisted, "file")} without bytes ${unlisted === 1 ? "is" : "are"} listed no more`;
  const objects = `${count(discarded, "stored object")} that no file shows ${discarded === 1 ? "is" : "are"}`;
  return `  Mended: ${files}; ${objects} deleted by the server within minutes.`;
}

/** What removed teams and dead uploads left is in no team's check. */
async function sweep(): Promise<string> {
  const removed = await sweepOrphans(clock.now());
  return `Left by removed teams and uploads that died: ${count(removed, "stored object")} deleted.`;
}
