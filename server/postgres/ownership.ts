import postgres, { type Options, type Sql } from "postgres";

type Connection = Options<Record<string, postgres.PostgresType>>;

/** Any constant will do: the server holds this one database. */
const ownershipKey = 5_314_402;

/** The session that marks a process as the one whose server this is. It lasts exactly as long as that process. */
export interface Ownership {
  release(): Promise<void>;
}

/** How the label of a command ends that owns the server only while it stops it. */
export const commandLabel = "a command";

/** Who has the ownership, in its own words. */
export interface Owner {
  label: string;
}

/**
 * Takes the ownership of the server, or says who has it. The lock is the session's, so it ends with the process,
 * however that ends. `onLost` is called once when the session breaks off without `release`.
 *
 * @param label shown to others who try, at most 63 ASCII characters.
 */
export async function takeOwnership(
  connection: Connection,
  label: string,
  onLost: () => void,
): Promise<Ownership | Owner> {
  let isHeld = false;
  const sql = postgres({
    ...connection,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    connection: { application_name: label.slice(0, 63) },
    onnotice: () => {},
    onclose: () => {
      if (isHeld) onLost();
      isHeld = false;
    },
  });
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${ownershipKey}) as taken`;
  isHeld = row?.taken === true;
  const release = () => {
    isHeld = false;
    return sql.end({ timeout: 1 });
  };
  if (isHeld) return { release };
  const owner = await findOwner(sql);
  await release();
  return owner ?? { label: "another process, which has just ended" };
}

/** The process that owns the server, or null. */
export async function findOwner(sql: Sql): Promise<Owner | null> {
  const [row] = await sql<{ label: string }[]>`
    select a.application_name as label
    from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.objid = ${ownershipKey} and l.granted`;
  return row ?? null;
}
