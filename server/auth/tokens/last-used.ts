import { rawSql } from "#server/core/database.ts";
import { log } from "#server/core/log.ts";
import { oncePerProcess } from "#server/core/process.ts";

const everyMs = 60_000;
const rememberedMax = 20_000;

const written = oncePerProcess("tokens-last-used", () => new Map<number, number>());

/** Notes that a token was used: at most once a minute for each, and not while its request waits. */
export function noteUse(teamId: number, tokenId: number, nowMs: number): void {
  const last = written.get(tokenId);
  if (last !== undefined && nowMs - last < everyMs) return;
  if (written.size >= rememberedMax) written.clear();
  written.set(tokenId, nowMs);
  void write(teamId, tokenId, nowMs);
}

/** Other processes note uses, too; only the first within a minute writes. */
async function write(teamId: number, tokenId: number, nowMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  const due = new Date(nowMs - everyMs).toISOString();
  try {
    await rawSql()`
      update tokens set last_used_at = ${now}
      where team_id = ${teamId} and id = ${tokenId} and (last_used_at is null or last_used_at <= ${due})`;
  } catch (error) {
    log.debug({ err: error }, "the last use of a token was not noted");
  }
}
