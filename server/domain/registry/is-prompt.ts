import { and, eq } from "drizzle-orm";
import { registeredModelTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { PROMPT_TAG } from "./rules.ts";

/** Whether a registered model is a prompt, as its tag says. */
export async function isPrompt(db: Reader, teamId: number, registeredModelId: number): Promise<boolean> {
  const [tag] = await db
    .select({ value: registeredModelTags.value })
    .from(registeredModelTags)
    .where(
      and(
        eq(registeredModelTags.teamId, teamId),
        eq(registeredModelTags.registeredModelId, registeredModelId),
        eq(registeredModelTags.key, PROMPT_TAG),
      ),
    );
  return tag?.value.toLowerCase() === "true";
}
