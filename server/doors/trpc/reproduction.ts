import { getReproduction } from "#server/domain/reproduction/index.ts";
import { procedure, router } from "./init.ts";

export const reproductionRouter = router({ get: procedure(getReproduction) });
