import { unauthorized } from "#server/core/errors.ts";
import { createTeam } from "#server/domain/teams/create.ts";
import { CreateTeam } from "#server/domain/teams/schema.ts";
import { actorOf } from "../session-caller.ts";
import { findSignedIn } from "../sessions/find.ts";
import { jsonRoute } from "./json-route.ts";

/** `POST /api/auth/teams { slug, name? }`: a team of one's own. */
export const postTeam = jsonRoute(CreateTeam, async (request, input) => {
  const person = await findSignedIn(request.headers);
  if (person === undefined) throw unauthorized("Your session has ended. Sign in again.");
  const team = await createTeam(actorOf(person), input);
  return { json: { to: `/${team.slug}` } };
});
