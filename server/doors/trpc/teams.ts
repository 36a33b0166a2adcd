import { getTeam, leaveTeam, removeSample, updateTeam } from "#server/domain/teams/index.ts";
import { procedure, router } from "./init.ts";

export const teamsRouter = router({
  get: procedure(getTeam),
  update: procedure(updateTeam),
  leave: procedure(leaveTeam),
  removeSample: procedure(removeSample),
});
