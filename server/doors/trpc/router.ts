import { router } from "./init.ts";
import { liveRouter } from "./live.ts";

/** Everything the typed API serves: one thin table per noun. */
export const appRouter = router({
  live: liveRouter,
});

/** The type a client is made with: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter;
