import { createInvitation, listInvitations, revokeInvitation } from "#server/domain/teams/index.ts";
import { procedure, router } from "./init.ts";

export const invitationsRouter = router({
  list: procedure(listInvitations),
  create: procedure(createInvitation),
  revoke: procedure(revokeInvitation),
});
