import { updatePerson } from "#server/domain/teams/index.ts";
import { procedure, router } from "./init.ts";

export const peopleRouter = router({ update: procedure(updatePerson) });
