import { call, median } from "./load.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

const runs = 100_000;
const keys = 5;
const repetitions = 15;

/** Five metrics and five params a run, numbers from a fixed sequence, written as each peer itself stores them. */
const seeds: Record<Peer["name"], string[]> = {
  Saigen: [
    `insert into experiments (team_id, id, name, artifact_location, created_at_ms, updated_at_ms)
     select id, 9000, 'search', 'mlflow-artifacts:/9000', 1, 1 from teams where slug = 'bench'`,
    `insert into runs (team_id, id, experiment_id, name, status, user_id, start_time_ms, artifact_uri, created_by)
     select t.id, md5('run' || n)::uuid, 9000, 'run-' || n, 'FINISHED', 'bench', 1700000000000 + n,
            'mlflow-artifacts:/9000/' || md5('run' || n) || '/artifacts', '{}'
     from teams t, generate_series(1, ${runs}) n where t.slug = 'bench'`,
    `insert into run_params (team_id, run_id, key, value, number)
     select t.id, md5('run' || n)::uuid, 'p' || k, (n * k % 10)::text, n * k % 10
     from teams t, generate_series(1, ${runs}) n, generate_series(1, ${keys}) k where t.slug = 'bench'`,
    `insert into run_tags (team_id, run_id, key, value)
     select t.id, md5('run' || n)::uuid, 'mlflow.runName', 'run-' || n
     from teams t, generate_series(1, ${runs}) n where t.slug = 'bench'`,
    `insert into metric_summaries (team_id, experiment_id, run_id, key, last_value, last_step, last_time_ms,
                                   min_value, min_step, max_value, max_step, points, nan)
     select t.id, 9000, md5('run' || n)::uuid, 'm' || k, v, 1, 1, v, 1, v, 1, 1, 0
     from teams t, generate_series(1, ${runs}) n, generate_series(1, ${keys}) k,
          lateral (select (n::bigint * 7919 * k % 100003) / 100003.0 as v) values where t.slug = 'bench'`,
  ],
  MLflow: [
    `insert into experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time)
     values (9000, 'search', 'mlflow-artifacts:/9000', 'active', 1, 1)`,
    `insert into runs (run_uuid, name, source_type, user_id, status, start_time, lifecycle_stage, artifact_uri, experiment_id)
     select md5('run' || n), 'run-' || n, 'LOCAL', 'bench', 'FINISHED', 1700000000000 + n, 'active',
            'mlflow-artifacts:/9000/' || md5('run' || n) || '/artifacts', 9000 from generate_series(1, ${runs}) n`,
    `insert into params (run_uuid, key, value) select md5('run' || n), 'p' || k, (n * k % 10)::text
     from generate_series(1, ${runs}) n, generate_series(1, ${keys}) k`,
    `insert into tags (run_uuid, key, value) select md5('run' || n), 'mlflow.runName', 'run-' || n
     from generate_series(1, ${runs}) n`,
    `insert into latest_metrics (run_uuid, key, value, timestamp, step, is_nan)
     select md5('run' || n), 'm' || k, (n::bigint * 7919 * k % 100003) / 100003.0, 1, 1, false
     from generate_series(1, ${runs}) n, generate_series(1, ${keys}) k`,
  ],
  FastTrackML: [
    `insert into experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time, namespace_id)
     select 9000, 'search', '/tmp', 'active', 1, 1, min(id) from namespaces`,
    `insert into runs (run_uuid, name, source_type, user_id, status, start_time, lifecycle_stage, artifact_uri, experiment_id, row_num)
     select md5('run' || n), 'run-' || n, 'LOCAL', 'bench', 'FINISHED', 1700000000000 + n, 'active', '/tmp', 9000, 1000000 + n
     from generate_series(1, ${runs}) n`,
    `insert into params (run_uuid, key, value) select md5('run' || n), 'p' || k, (n * k % 10)::text
     from generate_series(1, ${runs}) n, generate_series(1, ${keys}) k`,
    `insert into latest_metrics (run_uuid, key, value, timestamp, step, is_nan, last_iter, context_id)
     select md5('run' || n), 'm' || k, (n::bigint * 7919 * k % 100003) / 100003.0, 1, 1, false, 1, (select min(id) from contexts)
     from generate_series(1, ${runs}) n, generate_series(1, ${keys}) k`,
  ],
};

const question = {
  experiment_ids: ["9000"],
  filter: "metrics.m1 > 0.2 and params.p1 = '3'",
  order_by: ["metrics.m1 DESC"],
  max_results: 100,
};

/** Fills the peer's database with 100,000 runs in experiment 9000. */
export async function seedRuns(peer: Peer): Promise<void> {
  for (const statement of seeds[peer.name]) await peer.sql.unsafe(statement);
  await peer.sql.unsafe("vacuum analyze");
}

/** The top 100 by a metric, filtered by that metric and a param, over one connection: the median of 15. */
export async function measureSearch(peer: Peer): Promise<Measure[]> {
  const ask = () => call<{ runs: unknown[] }>(peer, "runs/search", question);
  const { runs: found } = await ask();
  if (found.length !== 100) throw new Error(`${peer.name} found ${found.length} runs instead of 100`);
  const value = await median(repetitions, ask);
  return [
    {
      name: "top 100 by a metric, filtered, of 100,000 runs",
      unit: "ms",
      value,
      aims: { MLflow: 30, FastTrackML: 20 },
    },
  ];
}
