import { listEvents } from "#server/domain/activity/index.ts";
import { procedure, router } from "./init.ts";

export const activityRouter = router({
  list: procedure(listEvents),
});
