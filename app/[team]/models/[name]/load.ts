import { cache } from "react";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getRegisteredModel } from "#server/domain/registry/index.ts";
import { decodePart } from "../../decode-part.ts";
import { orNotFound } from "../../or-not-found.ts";

/** The model a page is about, read once a request; a page that is not there when the team has no such model. */
export const loadModelPage = cache(async (team: string, writtenName: string) => {
  const caller = await pageCaller(team);
  const model = await orNotFound(getRegisteredModel(caller, { name: decodePart(writtenName) }));
  return { caller, model };
});
