import { parseArgs } from "node:util";
import type { Caller } from "#server/auth/caller.ts";
import { database, openPool, usePool } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { listRunData } from "#server/domain/data/index.ts";
import { searchExperiments } from "#server/domain/experiments/search.ts";
import { searchRuns } from "#server/domain/runs/index.ts";
import { findTeam } from "#server/domain/teams/load.ts";
import { connectBeside } from "#server/postgres/beside.ts";
import { readRegistry } from "./read-registry.ts";
import { readRun } from "./read-run.ts";
import type { Recording } from "./recording.ts";
import { writeRecording } from "./recording.ts";

/**
 * Writes down what `train.py` logged into a team, as the recording that comes with the product:
 *
 *     DATA_DIR=… node db/seed/sample/record.ts --team <team>
 */
const { values } = parseArgs({ options: { team: { type: "string", default: "recording" } } });
const postgres = await connectBeside(settings);
const sql = openPool(postgres.options, 4);
usePool(sql);
try {
  const team = await findTeam(database(), values.team);
  if (team === undefined) throw new Error(`There is no team ${values.team}.`);
  writeRecording(await readTeam({ actor: { kind: "operator", name: "recorder" }, team, role: "viewer" }));
} finally {
  await sql.end();
  await postgres.stop();
}

async function readTeam(caller: Caller): Promise<Recording> {
  const found = await searchExperiments(caller, {
    filter: "name != 'Default'",
    orderBy: ["creation_time ASC"],
  });
  const experiments: Recording["experiments"] = [];
  for (const { id, name, tags } of found.experiments) {
    const { runs } = await searchRuns(caller, {
      experimentIds: [id],
      orderBy: ["start_time ASC"],
      limit: 5_000,
    });
    const data = await listRunData(caller, { runIds: runs.map((run) => run.id) });
    const description = tags.find(({ key }) => key === "mlflow.note.content")?.value ?? "";
    const recorded = [];
    for (const run of runs) recorded.push(await readRun(caller, run, data.get(run.id)));
    experiments.push({ name, description, runs: recorded });
  }
  return { experiments, registry: await readRegistry(caller) };
}
