import type { Sql } from "postgres";
import { StartError } from "../core/start-error.ts";

/**
 * Asks the server of `DATABASE_URL` for the first time: a wrong address, password, database or TLS setting shows here.
 *
 * @throws StartError with what the server or the network answered; never the password.
 */
export async function reachDatabase(sql: Sql): Promise<void> {
  await sql`select 1`.catch((error: unknown) => {
    const answer = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `DATABASE_URL leads to no database that can be used: ${answer}. Start that server, or correct the address.`,
      { cause: error },
    );
  });
}
