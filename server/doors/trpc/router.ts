import { activityRouter } from "./activity.ts";
import { artifactsRouter } from "./artifacts.ts";
import { dataRouter } from "./data.ts";
import { experimentsRouter } from "./experiments.ts";
import { router } from "./init.ts";
import { invitationsRouter } from "./invitations.ts";
import { liveRouter } from "./live.ts";
import { membersRouter } from "./members.ts";
import { metricsRouter } from "./metrics.ts";
import { modelsRouter } from "./models.ts";
import { registryRouter } from "./registry.ts";
import { reproductionRouter } from "./reproduction.ts";
import { peopleRouter } from "./people.ts";
import { runsRouter } from "./runs.ts";
import { sessionsRouter } from "./sessions.ts";
import { teamsRouter } from "./teams.ts";
import { tokensRouter } from "./tokens.ts";
import { webhooksRouter } from "./webhooks.ts";

/** Everything the typed API serves: one thin table per noun. */
export const appRouter = router({
  activity: activityRouter,
  artifacts: artifactsRouter,
  data: dataRouter,
  experiments: experimentsRouter,
  invitations: invitationsRouter,
  live: liveRouter,
  members: membersRouter,
  metrics: metricsRouter,
  models: modelsRouter,
  registry: registryRouter,
  reproduction: reproductionRouter,
  people: peopleRouter,
  runs: runsRouter,
  sessions: sessionsRouter,
  teams: teamsRouter,
  tokens: tokensRouter,
  webhooks: webhooksRouter,
});

/** The type a client is made with: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter;
