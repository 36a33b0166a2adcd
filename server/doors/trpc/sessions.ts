import { listSessions } from "#server/auth/sessions/list.ts";
import { revokeSession } from "#server/auth/sessions/revoke.ts";
import { procedure, router } from "./init.ts";

export const sessionsRouter = router({
  list: procedure(listSessions),
  revoke: procedure(revokeSession),
});
