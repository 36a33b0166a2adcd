import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";

/** A sum over every row of the database, or over one team's: equal sums mean that nothing was changed. */
export async function fingerprint(sql: Sql, teamId?: number): Promise<string> {
  const tables = await listTables(sql);
  const owned = tables.filter(({ key }) => teamId === undefined || key !== null);
  const [row] = await sql.unsafe<{ sum: string }[]>(
    `select concat_ws(',', ${owned.map(({ name, key }) => sumOf(name, teamId === undefined ? null : key, teamId)).join(", ")}) as sum`,
  );
  if (row === undefined) throw new Error("no sum");
  return row.sum;
}

function sumOf(table: string, key: string | null, teamId: number | undefined): string {
  const where = key === null ? "" : `where ${key} = ${teamId}`;
  return `'${table}:' || (select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from "${table}" t ${where})`;
}

/**
 * A second team whose every row is equal to this one's in its keys, ids and names, and different in its values: whatever
 * looks something up without the team finds both.
 */
export async function makeTwin(sql: Sql, teamId: number): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const slug = `twin-${randomBytes(4).toString("hex")}`;
    const [twin] = await tx<{ id: number }[]>`
      insert into teams (slug, name, next_experiment_id)
      select ${slug}, name, next_experiment_id from teams where id = ${teamId} returning id`;
    if (twin === undefined) throw new Error("the team to copy is missing");
    for (const { name, key, columns } of await listTables(tx)) {
      if (key !== "team_id") continue;
      const others = columns.filter((column) => column !== key).map((column) => `"${column}"`);
      await tx.unsafe(
        `insert into "${name}" (team_id, ${others.join(", ")}) overriding system value
         select ${twin.id}, ${others.join(", ")} from "${name}" where team_id = ${teamId}`,
      );
    }
    for (const change of differences) await tx.unsafe(`${change} where team_id = ${twin.id}`);
    return twin.id;
  });
}

/** What would be seen if a value of the twin's came through. */
const differences = [
  "update runs set name = 'twin', status = 'FAILED', user_id = 'twin'",
  "update run_params set value = 'twin', number = null",
  "update run_tags set value = 'twin'",
  "update experiment_tags set value = 'twin'",
  "update metric_summaries set last_value = last_value + 1000, points = points + 1000",
  "update datasets set source = 'twin'",
  "update run_inputs set tag_values = '{twin}'",
  "update logged_models set name = 'twin', status = 'UPLOAD_FAILED'",
  "update logged_model_params set value = 'twin', number = null",
  "update logged_model_tags set value = 'twin'",
  "update logged_model_metrics set value = value + 1000",
  "update registered_models set description = 'twin'",
  "update registered_model_tags set value = value || ' twin'",
  "update model_versions set description = 'twin', download_uri = 'twin'",
  "update model_version_tags set value = value || ' twin'",
  "update artifacts set size_bytes = size_bytes + 1000",
  "update webhooks set description = 'twin', status = 'DISABLED'",
  "update webhook_deliveries set state = 'failed', error = 'twin', attempts = attempts + 1000",
  "update tokens set name = 'twin'",
  "update events set data = '{}'",
];

type Table = { name: string; key: "team_id" | "id" | null; columns: string[] };

/** The tables, each with the column that says whose a row is. */
async function listTables(sql: Pick<Sql, "unsafe">): Promise<Table[]> {
  const rows = await sql.unsafe<{ name: string; columns: string[] }[]>(`
    select table_name::text as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public' group by 1 order by 1`);
  return rows.map(({ name, columns }) => ({
    name,
    columns,
    key: columns.includes("team_id") ? "team_id" : name === "teams" ? "id" : null,
  }));
}
