import { sql } from "drizzle-orm";
import { artifactUploads } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { store } from "#server/store/open.ts";
import { takeBatches } from "../in-batches.ts";

const batch = 100;

type Expired = { storeKey: string; storeUploadId: string; isComplete: boolean };

/**
 * Forgets uploads that have expired, with the parts of those that nobody completed. For a job, some times an hour; any
 * number of processes. Answers how many.
 */
export const sweepUploads = (now: Date, signal?: AbortSignal): Promise<number> =>
  takeBatches(batch, () => dropExpired(now), signal);

/** The rows go with the parts or stay for another turn; dropping parts twice does no harm. */
function dropExpired(now: Date): Promise<number> {
  return database().transaction(async (tx) => {
    const rows = await tx.execute<Expired>(sql`
      delete from ${artifactUploads} where (team_id, id) in (
        select team_id, id from ${artifactUploads}
        where expires_at <= ${now.toISOString()}::timestamptz limit ${batch} for update skip locked)
      returning store_key as "storeKey", store_upload_id as "storeUploadId", completed_at is not null as "isComplete"`);
    for (const { storeKey: key, storeUploadId: uploadId } of rows.filter(({ isComplete }) => !isComplete)) {
      await store().parts.drop({ key, uploadId });
      await store().delete(key);
    }
    return rows.length;
  });
}
