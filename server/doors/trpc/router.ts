import { activityRouter } from "./activity.ts";
import { artifactsRouter } from "./artifacts.ts";
import { dataRouter } from "./data.ts";
import { experimentsRouter } from "./experiments.ts";
import { router } from "./init.ts";
import { liveRouter } from "./live.ts";
import { runsRouter } from "./runs.ts";

/** Everything the typed API serves: one thin table per noun. */
export const appRouter = router({
  activity: activityRouter,
  artifacts: artifactsRouter,
  data: dataRouter,
  experiments: experimentsRouter,
  live: liveRouter,
  runs: runsRouter,
});

/** The type a client is made with: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter;
