import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { metricArrivals, teams } from "#db/schema/index.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import { notFound, precondition } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";

/** The team's own address again, so that nobody removes another team than they mean. */
export const RemoveSample = z.strictObject({ slug: z.string().max(100) });

/**
 * Removes the sample team with everything in it, for good. Its event stays; its files' bytes have no row any more,
 * and the sweep for such bytes deletes them.
 *
 * @throws AppError `notFound` when the slug is not the team's own, `precondition` for a team that is no sample.
 */
export const removeSample = mutation({
  action: "team.removeSample",
  input: RemoveSample,
  async handle({ tx, caller, input, record }) {
    const { id, slug } = caller.team;
    if (input.slug !== slug) throw notFound("You are not in a team of that name.");
    await tx.delete(metricArrivals).where(eq(metricArrivals.teamId, id));
    const removed = await tx
      .delete(teams)
      .where(and(eq(teams.id, id), eq(teams.isSample, true)))
      .returning({ id: teams.id });
    if (removed.length === 0) throw precondition("Only the sample team can be removed.");
    await announceAccessChange(tx, id);
    await record({ subject: { kind: "team", id: slug } });
    return { slug };
  },
});
